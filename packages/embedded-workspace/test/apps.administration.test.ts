import { randomUUID } from 'crypto';

import type { JsonObject } from '../src/index';
import { credentialHeaders, defaultPassword } from '../src/index';
import { probeAppId } from './support/probeApp/packProbeApp';
import type { TestWorkspace } from './support/workspace';
import { uploadProbeApp, sharedWorkspace } from './support/workspace';

describe('the administration of apps', () => {
	let workspace: TestWorkspace;
	beforeAll(async () => {
		workspace = await sharedWorkspace();
	});

	const admin = <Body = JsonObject>(method: string, path: string, body?: object) =>
		workspace.call<Body>(method, `/api/apps${path}`, { creds: workspace.admin, body });

	it('shows an installed app', async () => {
		const { status, body } = await admin<{ app: JsonObject }>('GET', `/${probeAppId}`);
		expect(status).toBe(200);
		expect(body.app).toMatchObject({ id: probeAppId, version: '1.0.0', status: 'manually_enabled', nameSlug: 'probe' });
		const list = await admin<{ apps: JsonObject[] }>('GET', '/installed');
		expect(list.body.apps.map(({ id }) => id)).toEqual([probeAppId]);
		const languages = await workspace.call<{ apps: JsonObject[] }>('GET', '/api/apps/languages');
		expect(languages.body.apps).toEqual([
			{ id: probeAppId, languages: { en: { probe_description: 'Tries things out' } } },
		]);
	});

	it('is for administrators', async () => {
		const { username } = await workspace.createUser(`nosy-${randomUUID()}`);
		const nosy = await workspace.login(username, defaultPassword);
		expect((await workspace.call('GET', `/api/apps/${probeAppId}/logs`)).status).toBe(401);
		expect((await workspace.call('GET', `/api/apps/${probeAppId}/logs`, { creds: nosy })).status).toBe(403);
		expect((await workspace.call('DELETE', `/api/apps/${probeAppId}`, { creds: nosy })).status).toBe(403);
	});

	it('answers 404 for an app that is not installed', async () => {
		const { status, body } = await admin('GET', '/unknown');
		expect([status, body.success]).toEqual([404, false]);
	});

	it('refuses a package of nonsense, and a second installation', async () => {
		const form = new FormData();
		form.append('app', new Blob(['no zip']), 'app.zip');
		const headers = credentialHeaders(workspace.admin);
		const refused = await fetch(`${workspace.url}/api/apps`, { method: 'POST', body: form, headers });
		expect(refused.status).toBe(400);
		expect(await (await uploadProbeApp(workspace)).text()).toContain('App already exists');
		expect((await workspace.probe('GET', 'noop')).status).toBe(200);
	});
});
