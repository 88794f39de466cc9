import type { Credentials, WorkspaceClient } from '../../tools/workspace/client';
import { client, defaultPassword } from '../../tools/workspace/client';
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

describe('users', () => {
	it('are made by administrators only', async () => {
		await api.createUser('di');
		const di = await api.login('di', defaultPassword);
		const wanted = { username: 'eve', name: 'Eve', email: 'eve@example.com', password: 'x' };
		expect(await post('users.create', wanted, di)).toMatchObject({
			status: 403,
			body: {
				success: false,
				error: 'User does not have the permissions required for this action [error-unauthorized]',
			},
		});
		expect((await post('users.create', wanted)).status).toBe(401);
		expect((await post('users.create', wanted, admin)).status).toBe(200);
	});

	it.each([
		[{ username: 'admin', email: 'other@example.com' }, 'error-field-unavailable'],
		[{ username: 'other', email: 'admin@example.com' }, 'error-field-unavailable'],
		[{ username: 'no spaces', email: 'other@example.com' }, 'error-invalid-username'],
		[{ username: '', email: 'other@example.com' }, 'invalid-params'],
	])('are refused as %j', async (wanted, errorType) => {
		const answer = await post('users.create', { name: 'Other', password: 'x', ...wanted }, admin);
		expect(answer).toMatchObject({ status: 400, body: { success: false, errorType } });
	});

	it('choose their language', async () => {
		await api.createUser('fay');
		const fay = await api.login('fay', defaultPassword);
		await post('users.setPreferences', { data: { language: 'de' } }, fay);
		expect((await api.me(fay)).body).toMatchObject({
			_id: fay.userId,
			username: 'fay',
			settings: { preferences: { language: 'de' } },
			success: true,
		});
	});

	it('are logged out by being deactivated, and may come back', async () => {
		const { _id: userId } = await api.createUser('gil');
		const gil = await api.login('gil', defaultPassword);
		await post('users.setActiveStatus', { userId, activeStatus: false }, admin);
		expect((await api.me(gil)).status).toBe(401);
		expect((await post('login', { user: 'gil', password: defaultPassword })).status).toBe(401);
		await post('users.setActiveStatus', { userId, activeStatus: true }, admin);
		expect((await api.me(gil)).status).toBe(401);
		expect((await post('login', { user: 'gil', password: defaultPassword })).status).toBe(200);
	});

	it('are gone once deleted', async () => {
		await api.createUser('hal');
		const hal = await api.login('hal', defaultPassword);
		expect((await post('users.delete', { userId: hal.userId }, admin)).status).toBe(200);
		expect((await api.me(hal)).status).toBe(401);
		const info = await api.call('GET', '/api/v1/users.info?username=hal', { creds: admin });
		expect(info).toMatchObject({ status: 400, body: { errorType: 'error-invalid-user' } });
	});

	it('lose a personal access token they remove', async () => {
		const made = await post('users.generatePersonalAccessToken', { tokenName: 'ci' }, admin);
		const script = { userId: admin.userId, authToken: String(made.body.token) };
		expect((await api.me(script)).status).toBe(200);
		const again = await post('users.generatePersonalAccessToken', { tokenName: 'ci' }, admin);
		expect(again).toMatchObject({ status: 400, body: { errorType: 'error-token-already-exists' } });
		await post('users.removePersonalAccessToken', { tokenName: 'ci' }, admin);
		expect((await api.me(script)).status).toBe(401);
	});
});
