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
