import type { Credentials, WorkspaceClient } from '../../tools/workspace/client';
import { client, defaultPassword } from '../../tools/workspace/client';
import type { WorkspaceProcess } from '../../tools/harness/workspaceProcess';
import { startWorkspaceProcess } from '../../tools/harness/workspaceProcess';

let workspace: WorkspaceProcess;
let api: WorkspaceClient;
let admin: Credentials;
let ana: Credentials;

beforeAll(async () => {
	workspace = await startWorkspaceProcess();
	api = client(workspace.url);
	admin = await api.login('admin', 'admin');
	await api.createUser('ana');
	ana = await api.login('ana', defaultPassword);
});
afterAll(() => workspace.stop());

const post = (path: string, body: unknown, creds?: Credentials) =>
	api.call('POST', `/api/v1/${path}`, { body, ...(creds && { creds }) });
const list = (creds?: Credentials) => api.call('GET', '/api/v1/users.getPersonalAccessTokens', { creds });

describe('personal access tokens', () => {
	const refusal = {
		status: 400,
		body: { success: false, error: 'Not Authorized [not-authorized]', errorType: 'not-authorized' },
	};
	const allow = (...roles: string[]) =>
		post('permissions.update', { permissions: [{ _id: 'create-personal-access-tokens', roles }] }, admin);

	it('are listed by name and date to a login and to a token, never whole', async () => {
		expect((await list(ana)).body).toEqual({ tokens: [], success: true });
		const before = Date.now();
		const first = await post('users.generatePersonalAccessToken', { tokenName: 'ci' }, ana);
		await post('users.generatePersonalAccessToken', { tokenName: 'backup', bypassTwoFactor: true }, ana);
		const token = String(first.body.token);

		const { status, body } = await list({ userId: ana.userId, authToken: token });

		expect(status).toBe(200);
		expect(body).toEqual({
			tokens: [
				{ name: 'ci', createdAt: expect.any(String), lastTokenPart: token.slice(-6), bypassTwoFactor: false },
				{ name: 'backup', createdAt: expect.any(String), lastTokenPart: expect.any(String), bypassTwoFactor: true },
			],
			success: true,
		});
		const { createdAt } = (body.tokens as { createdAt: string }[])[0] ?? { createdAt: '' };
		expect(new Date(Date.parse(createdAt)).toISOString()).toBe(createdAt);
		expect(Date.parse(createdAt)).toBeGreaterThanOrEqual(before);
		expect((await list(ana)).body).toEqual(body);
		expect((await list(admin)).body).toEqual({ tokens: [], success: true });
	});

	it('are not listed without a login', async () => {
		expect(await list()).toMatchObject({ status: 401, body: { message: 'You must be logged in to do this.' } });
	});

	it('are not listed, made or removed without the permission, and keep working', async () => {
		const made = await post('users.generatePersonalAccessToken', { tokenName: 'kept' }, ana);
		expect((await allow('admin')).status).toBe(200);

		expect(await list(ana)).toMatchObject(refusal);
		expect(await post('users.generatePersonalAccessToken', { tokenName: 'new' }, ana)).toMatchObject(refusal);
		expect(await post('users.removePersonalAccessToken', { tokenName: 'kept' }, ana)).toMatchObject(refusal);
		expect((await list(admin)).status).toBe(200);
		expect((await api.me({ userId: ana.userId, authToken: String(made.body.token) })).status).toBe(200);

		await allow('admin', 'user');
		expect((await list(ana)).status).toBe(200);
	});
});

describe('permissions', () => {
	const change = (permissions: unknown, creds?: Credentials) => post('permissions.update', { permissions }, creds);

	it('are changed by administrators only, and only those that exist', async () => {
		const wanted = [{ _id: 'user-generate-access-token', roles: ['user'] }];
		expect((await change(wanted)).status).toBe(401);
		expect((await change(wanted, ana)).status).toBe(403);
		expect((await change([{ _id: 'fly', roles: ['user'] }], admin)).body.errorType).toBe('error-invalid-permission');
		expect((await change('all', admin)).body.errorType).toBe('error-invalid-body');
	});
});

describe('users.createToken', () => {
	it('makes an ordinary login for somebody, which logging out others ends', async () => {
		const made = await post('users.createToken', { username: 'ana' }, admin);
		expect(made).toMatchObject({ status: 200, body: { data: { userId: ana.userId }, success: true } });
		const creds = made.body.data as Credentials;
		expect((await api.me(creds)).body).toMatchObject({ username: 'ana' });

		const { body } = await api.logoutOtherClients(creds);
		expect(Date.parse(String(body.tokenExpires))).toBeGreaterThan(Date.now());
		const byId = (await post('users.createToken', { userId: ana.userId }, admin)).body.data as Credentials;
		await api.logoutOtherClients(byId);
		expect((await api.me(creds)).status).toBe(401);
	});

	it('is not for everyone', async () => {
		expect((await post('users.createToken', { username: 'ana' })).status).toBe(401);
		const asUser = await api.login('ana', defaultPassword);
		expect(await post('users.createToken', { username: 'admin' }, asUser)).toMatchObject({
			status: 400,
			body: { success: false, errorType: 'error-not-authorized' },
		});
		expect(await post('users.createToken', { username: 'nobody' }, admin)).toMatchObject({
			status: 400,
			body: { errorType: 'error-invalid-user' },
		});
	});
});
