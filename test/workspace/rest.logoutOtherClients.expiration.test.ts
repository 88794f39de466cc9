import type { WorkspaceClient } from '../../tools/workspace/client';
import { client, defaultPassword } from '../../tools/workspace/client';
import type { WorkspaceProcess } from '../../tools/harness/workspaceProcess';
import { startWorkspaceProcess } from '../../tools/harness/workspaceProcess';

const dayMs = 24 * 60 * 60 * 1000;

describe('Login Expiration in the answer of users.logoutOtherClients', () => {
	let workspace: WorkspaceProcess;
	let api: WorkspaceClient;

	beforeAll(async () => {
		workspace = await startWorkspaceProcess();
		api = client(workspace.url);
		await api.createUser('ana');
	});
	afterAll(() => workspace.stop());

	it.each([1e22, 99_999_999])(
		'fails for %p days, which make no date, though the others are gone by then',
		async (days) => {
			const [caller, other] = [await api.login('ana', defaultPassword), await api.login('ana', defaultPassword)];
			await setLoginExpiration(api, days);

			const { status, body } = await api.logoutOtherClients(caller);

			expect({ status, body }).toEqual({ status: 400, body: { success: false, error: 'Invalid time value' } });
			expect((await api.me(other)).status).toBe(401);
			expect((await api.me(caller)).status).toBe(200);
			await setLoginExpiration(api, 90);
		},
	);

	it.each([0, -5, 'abc', '', null, {}])('takes %p for 90 days', async (value) => {
		await setLoginExpiration(api, value);
		const before = Date.now();
		const caller = await api.login('ana', defaultPassword);
		const { body } = await api.logoutOtherClients(caller);
		expect(Date.parse(String(body.tokenExpires))).toBeGreaterThanOrEqual(before + 90 * dayMs);
		await setLoginExpiration(api, 90);
	});
});

describe('Login Expiration before 6.11', () => {
	let workspace: WorkspaceProcess;
	let api: WorkspaceClient;

	beforeAll(async () => {
		workspace = await startWorkspaceProcess({ version: '6.5.3' });
		api = client(workspace.url);
	});
	afterAll(() => workspace.stop());

	it('tells its version', async () => {
		expect((await api.call('GET', '/api/info')).body).toEqual({ version: '6.5', success: true });
	});

	it('takes the days of the setting for seconds', async () => {
		const before = Date.now();
		const caller = await api.login('admin', 'admin');
		const after = Date.now();

		const expires = Date.parse(String((await api.logoutOtherClients(caller)).body.tokenExpires));

		expect(expires).toBeGreaterThanOrEqual(before + 90_000);
		expect(expires).toBeLessThanOrEqual(after + 90_000);
	});

	it.each([0, '', null, -5, 0.5])('takes the setting %p for that many seconds', async (value) => {
		await setLoginExpiration(api, value);
		const before = Date.now();
		const caller = await api.login('admin', 'admin');
		const after = Date.now();

		const expires = Date.parse(String((await api.logoutOtherClients(caller)).body.tokenExpires));

		expect(expires).toBeGreaterThanOrEqual(before + Number(value) * 1000);
		expect(expires).toBeLessThanOrEqual(after + Number(value) * 1000);
	});

	it.each([['abc'], [{}], [1e22]])('fails if the setting is %p, though the others are gone by then', async (value) => {
		const caller = await api.login('admin', 'admin');
		const other = await api.login('admin', 'admin');
		await setLoginExpiration(api, value);

		const { status, body } = await api.logoutOtherClients(caller);

		expect(status).toBe(400);
		expect(body).toEqual({ success: false, error: 'Invalid time value' });
		expect((await api.me(other)).status).toBe(401);
		expect((await api.me(caller)).status).toBe(200);
	});
});

async function setLoginExpiration(api: WorkspaceClient, value: unknown): Promise<void> {
	const creds = await api.login('admin', 'admin');
	const path = '/api/v1/settings/Accounts_LoginExpiration';
	expect((await api.call('POST', path, { creds, body: { value } })).status).toBe(200);
}
