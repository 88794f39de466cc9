import type { Credentials, WorkspaceClient } from '../../tools/workspace/client';
import { client } from '../../tools/workspace/client';
import type { WorkspaceProcess } from '../../tools/harness/workspaceProcess';
import { startWorkspaceProcess } from '../../tools/harness/workspaceProcess';

let workspace: WorkspaceProcess;
let api: WorkspaceClient;
let admin: Credentials;

beforeAll(async () => {
	workspace = await startWorkspaceProcess();
	api = client(workspace.url);
	admin = await api.login('admin', 'admin');
});
afterAll(() => workspace.stop());

const post = (path: string, body: unknown, creds?: Credentials) =>
	api.call('POST', `/api/v1/${path}`, { body, ...(creds && { creds }) });

describe('the REST API', () => {
	it('answers 404 to what does not exist and 400 to broken JSON', async () => {
		expect(await api.call('GET', '/api/v1/no.such.thing')).toMatchObject({ status: 404, body: { success: false } });
		const broken = await fetch(`${api.url}/api/v1/login`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{"user":',
		});
		expect(broken.status).toBe(400);
		expect(await broken.json()).toMatchObject({ success: false });
	});

	it('shows the web page at an address that does not exist on an old server', async () => {
		const old = await startWorkspaceProcess({ version: '6.5' });
		for (const method of ['GET', 'POST']) {
			const answer = await client(old.url).call<string>(method, '/api/v1/no.such.thing');
			expect(answer.status).toBe(200);
			expect(answer.headers.get('content-type')).toContain('text/html');
		}
		await old.stop();
	});

	it('tells its version to everyone at /api/info, while /api/v1/info is the web page', async () => {
		expect((await api.call('GET', '/api/info')).body).toEqual({ version: '8.0', success: true });
		const page = await api.call<string>('GET', '/api/v1/info');
		expect(page.status).toBe(200);
		expect(page.headers.get('content-type')).toContain('text/html');
	});

	it('lets scripts of other origins read answers, and does not advertise express', async () => {
		const { headers } = await api.call('GET', '/api/info');
		expect(headers.get('access-control-allow-origin')).toBe('*');
		expect(headers.get('x-powered-by')).toBeNull();
	});

	it('shows public settings to all, every setting to administrators alone', async () => {
		const shown = await api.call<{ settings: { _id: string; value: unknown }[] }>('GET', '/api/v1/settings.public');
		expect(shown.body.settings).toContainEqual({ _id: 'Site_Url', value: api.url });
		expect(shown.body.settings.map(({ _id }) => _id)).not.toContain('API_Enable_Rate_Limiter');

		const path = '/api/v1/settings/API_Enable_Rate_Limiter';
		expect((await api.call('GET', path)).status).toBe(401);
		const setting = await api.call('GET', path, { creds: admin });
		expect(setting.body).toEqual({ _id: 'API_Enable_Rate_Limiter', value: false, success: true });
	});

	it('refuses commands that do not exist', async () => {
		const answer = await post('commands.run', { command: 'nothing', roomId: 'GENERAL' }, admin);
		expect(answer).toMatchObject({
			status: 400,
			body: { success: false, error: 'The command provided does not exist (or is disabled).' },
		});
	});
});
