import { defaultPassword } from '../src/index';
import type { TestWorkspace } from './support/workspace';
import { startTestWorkspace } from './support/workspace';

describe('a server of version 6.5', () => {
	let workspace: TestWorkspace;
	beforeAll(async () => {
		workspace = await startTestWorkspace({ version: '6.5.3' });
	});
	afterAll(() => workspace.process.stop());

	it('shows its version without the last number', async () => {
		expect((await workspace.call('GET', '/api/info')).body).toEqual({ version: '6.5', success: true });
	});

	it('hands a large body on to an app', async () => {
		const body = { padding: 'x'.repeat(1_000_000) };
		expect(await workspace.probe('POST', 'noop', { body })).toMatchObject({
			status: 500,
			body: "noop's post not exists",
		});
	});

	it('returns nothing to an app whose request gets no answer, and throws only for a malformed address', async () => {
		const request = async (url: string) => (await workspace.probe('POST', 'http', { body: { url } })).body;
		expect((await request('http://127.0.0.1:1/')).response).toBe('null');
		expect((await request('nowhere')).error).toContain('Invalid URL');
	});

	it('takes a login by form, but not from a page of another origin', async () => {
		const logIn = (headers: Record<string, string>): Promise<Response> => {
			const body = new URLSearchParams({ user: 'admin', password: 'admin' });
			return fetch(`${workspace.url}/api/v1/login`, { method: 'POST', body, headers });
		};
		expect((await logIn({})).status).toBe(200);
		expect((await logIn({ origin: 'https://evil.example' })).status).toBe(403);
	});

	it('counts commands of scripts only: its web client runs them over DDP', async () => {
		await workspace.createUser('ida');
		const creds = await workspace.login('ida', defaultPassword);
		await workspace.call('POST', '/workspace/rate-limit', { creds: workspace.admin, body: { enabled: true } });
		const statusOf = async (more: object): Promise<number> => {
			const body = { command: 'probe', roomId: 'GENERAL', ...more };
			return (await workspace.call('POST', '/api/v1/commands.run', { creds, body })).status;
		};
		for (let call = 1; call <= 12; call++) {
			expect(await statusOf({ triggerId: `trigger-${call}` })).toBe(200);
		}
		for (let call = 1; call <= 10; call++) {
			expect(await statusOf({})).toBe(200);
		}
		expect(await statusOf({})).toBe(429);
		await workspace.call('POST', '/workspace/rate-limit', { creds: workspace.admin, body: { enabled: false } });
	});

	it('takes the days of Login Expiration for seconds when it says how long a login lasts', async () => {
		const [creds] = await workspace.newClients(1);
		const { tokenExpires } = (await workspace.logoutOtherClients(creds)).body;
		expect(Date.parse(String(tokenExpires)) - Date.now()).toBeLessThanOrEqual(90_000);
	});

	it('refuses device management with 403', async () => {
		const { status, body } = await workspace.call('GET', '/api/v1/sessions/list', { creds: workspace.admin });
		expect([status, body]).toEqual([403, { success: false, error: 'unauthorized' }]);
	});
});
