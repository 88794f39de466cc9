import type { TestWorkspace } from './support/workspace';
import { sharedWorkspace } from './support/workspace';

let workspace: TestWorkspace;
beforeAll(async () => {
	workspace = await sharedWorkspace();
});

describe('the REST API', () => {
	it('answers 404 to what does not exist and 400 to broken JSON', async () => {
		expect(await workspace.call('GET', '/api/v1/no.such.thing')).toMatchObject({
			status: 404,
			body: { success: false },
		});
		const headers = { 'content-type': 'application/json' };
		const broken = await fetch(`${workspace.url}/api/v1/login`, { method: 'POST', headers, body: '{"user":' });
		expect(broken.status).toBe(400);
		expect(await broken.json()).toMatchObject({ success: false });
	});

	it('shows its version to everyone at /api/info, while /api/v1/info is the web page', async () => {
		expect((await workspace.call('GET', '/api/info')).body).toEqual({ version: '8.0', success: true });
		const page = await workspace.call<string>('GET', '/api/v1/info');
		expect(page.status).toBe(200);
		expect(page.headers.get('content-type')).toContain('text/html');
	});

	it('shows public settings to all, every setting to administrators alone', async () => {
		const path = '/api/v1/settings.public';
		const { settings } = (await workspace.call<{ settings: { _id: string; value: unknown }[] }>('GET', path)).body;
		expect(settings).toContainEqual({ _id: 'Site_Url', value: workspace.url });
		const secret = 'API_Enable_Rate_Limiter';
		expect(settings.map(({ _id }) => _id)).not.toContain(secret);

		expect((await workspace.call('GET', `/api/v1/settings/${secret}`)).status).toBe(401);
		const shown = await workspace.call('GET', `/api/v1/settings/${secret}`, { creds: workspace.admin });
		expect(shown.body).toEqual({ _id: secret, value: false, success: true });
	});
});
