import type { JsonObject } from '../../tools/workspace/client';
import { probeAppId } from '../../tools/harness/probeApp/packProbeApp';
import type { ProbeWorkspace } from '../../tools/harness/probeApp/startWithProbeApp';
import { startWithProbeApp, uploadProbeApp } from '../../tools/harness/probeApp/startWithProbeApp';
import { until } from '../support/until';

describe('the administration of apps', () => {
	let workspace: ProbeWorkspace;
	beforeAll(async () => {
		workspace = await startWithProbeApp();
	});
	afterAll(() => workspace.process.stop());

	const admin = <Body = JsonObject>(method: string, path: string, body?: object) =>
		workspace.call<Body>(method, `/api/apps${path}`, { creds: workspace.admin, body });

	const untilEnabled = () =>
		until(async () => {
			const { body } = await admin<{ app: JsonObject }>('GET', `/${probeAppId}`);
			return body.app.status === 'manually_enabled' ? body.app : undefined;
		});

	it('shows an installed app', async () => {
		const { status, body } = await admin<{ app: JsonObject }>('GET', `/${probeAppId}`);
		expect(status).toBe(200);
		expect(body.app).toMatchObject({ id: probeAppId, version: '1.0.0', status: 'manually_enabled', nameSlug: 'probe' });
		const list = await admin<{ apps: JsonObject[] }>('GET', '/installed');
		expect(list.body.apps.map(({ id }) => id)).toEqual([probeAppId]);
		const icon = await workspace.call('GET', `/api/apps/${probeAppId}/icon`);
		expect([icon.status, icon.headers.get('content-type'), icon.body]).toEqual([200, 'image/png', 'icon']);
		const languages = await workspace.call<{ apps: JsonObject[] }>('GET', '/api/apps/languages');
		expect(languages.body.apps).toEqual([
			{ id: probeAppId, languages: { en: { probe_description: 'Tries things out' } } },
		]);
	});

	it('is for administrators', async () => {
		await workspace.createUser('nosy');
		const nosy = await workspace.login('nosy', 'correct horse');
		expect((await workspace.call('GET', `/api/apps/${probeAppId}/logs`)).status).toBe(401);
		expect((await workspace.call('GET', `/api/apps/${probeAppId}/logs`, { creds: nosy })).status).toBe(403);
		expect((await workspace.call('DELETE', `/api/apps/${probeAppId}`, { creds: nosy })).status).toBe(403);
	});

	it('answers 404 for an app that is not installed', async () => {
		const { status, body } = await admin('GET', '/unknown');
		expect([status, body.success]).toEqual([404, false]);
	});

	it('saves a setting through the app, which may change it', async () => {
		const saved = await admin<{ updated: JsonObject[] }>('POST', `/${probeAppId}/settings`, {
			settings: [{ id: 'colour', value: '  blue ' }],
		});
		expect(saved.status).toBe(200);
		expect((await workspace.probe('GET', 'setting')).body.own).toBe('blue');
		const shown = await admin<{ settings: { colour: JsonObject } }>('GET', `/${probeAppId}/settings`);
		expect(shown.body.settings.colour).toMatchObject({ value: 'blue', packageValue: 'red' });

		await admin('POST', `/${probeAppId}/settings/colour`, { setting: { id: 'colour', value: 'green' } });
		expect((await workspace.probe('GET', 'setting')).body.own).toBe('green');
	});

	it('shows what the engine and the app wrote into the log, newest first', async () => {
		await workspace.probe('GET', 'echo?marked=yes');
		const { body } = await admin<{ logs: { method: string; entries: JsonObject[] }[] }>('GET', `/${probeAppId}/logs`);
		expect(body.logs[0]?.method).toBe('api:echo:get');
		expect(JSON.stringify(body.logs[0]?.entries)).toContain('marked');
		const page = await admin<{ logs: object[]; total: number }>('GET', `/${probeAppId}/logs?count=1&offset=1`);
		expect(page.body.logs).toHaveLength(1);
		expect(page.body.total).toBeGreaterThan(1);
	});

	it('disables and enables an app', async () => {
		const disabled = await admin('POST', `/${probeAppId}/status`, { status: 'manually_disabled' });
		expect(disabled.body.status).toBe('manually_disabled');
		expect((await workspace.probe('GET', 'noop')).status).toBe(404);
		const { body } = await workspace.call('GET', '/api/v1/commands.list', { creds: workspace.admin });
		expect(body.commands).toEqual([]);
		await admin('POST', `/${probeAppId}/status`, { status: 'manually_enabled' });
		expect((await workspace.probe('GET', 'noop')).status).toBe(200);
		expect((await admin('POST', `/${probeAppId}/status`, { status: 'broken' })).status).toBe(400);
	});

	it('refuses a package of nonsense, and a second installation', async () => {
		const form = new FormData();
		form.append('app', new Blob(['no zip']), 'app.zip');
		const headers = { 'x-user-id': workspace.admin.userId, 'x-auth-token': workspace.admin.authToken };
		const refused = await fetch(`${workspace.url}/api/apps`, { method: 'POST', body: form, headers });
		expect(refused.status).toBe(400);
		await expect(uploadProbeApp(workspace.url, workspace.admin, '/api/apps')).rejects.toThrow('App already exists');
		expect((await workspace.probe('GET', 'noop')).status).toBe(200);
	});

	it('has an app out of service for a moment after the update was answered', async () => {
		const answer = await uploadProbeApp(workspace.url, workspace.admin, `/api/apps/${probeAppId}`, '1.0.1');
		expect(answer).toMatchObject({ app: { version: '1.0.1', status: 'auto_enabled' }, success: true });

		// All at once: the moment is short.
		const [gone, status, answered, commands] = await Promise.all([
			admin<{ app: JsonObject }>('GET', `/${probeAppId}`),
			admin('GET', `/${probeAppId}/status`),
			workspace.probe('GET', 'noop'),
			workspace.call('GET', '/api/v1/commands.list', { creds: workspace.admin }),
		]);
		expect(gone.body.app).toMatchObject({ version: '1.0.1', status: 'constructed' });
		expect(status.body.status).toBe('constructed');
		expect(answered.status).toBe(404);
		expect(commands.body.commands).toEqual([]);

		await untilEnabled();
		expect((await workspace.probe('GET', 'noop')).status).toBe(200);
	});

	it('updates an app, which keeps its settings, its records and its user', async () => {
		const data = { body: { step: 'create', names: ['kept'], data: { kept: true } } };
		await workspace.probe('POST', 'records', data);
		const botId = await botOf(workspace);
		await uploadProbeApp(workspace.url, workspace.admin, `/api/apps/${probeAppId}`, '1.1.0');
		const app = await untilEnabled();
		expect(app).toMatchObject({ version: '1.1.0', status: 'manually_enabled' });
		expect((await workspace.probe('GET', 'setting')).body.own).toBe('green');
		const kept = await workspace.probe('POST', 'records', { body: { step: 'read', names: ['kept'] } });
		expect(kept.body.result).toEqual([{ kept: true }]);
		expect(await botOf(workspace)).toBe(botId);
	});

	it('removes an app with its user and its records', async () => {
		expect((await admin('DELETE', `/${probeAppId}`)).status).toBe(200);
		expect((await admin('GET', `/${probeAppId}`)).status).toBe(404);
		expect((await workspace.probe('GET', 'noop')).status).toBe(404);
		expect(await botOf(workspace)).toBeUndefined();
		await uploadProbeApp(workspace.url, workspace.admin, '/api/apps');
		const read = await workspace.probe('POST', 'records', { body: { step: 'read', names: ['kept'] } });
		expect(read.body.result).toEqual([]);
		expect((await workspace.probe('GET', 'setting')).body.own).toBe('red');
	});
});

async function botOf(workspace: ProbeWorkspace): Promise<string | undefined> {
	const path = '/api/v1/users.info?username=probe.bot';
	const { body } = await workspace.call<{ user?: { _id: string } }>('GET', path, { creds: workspace.admin });
	return body.user?._id;
}
