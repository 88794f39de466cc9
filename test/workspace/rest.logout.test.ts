import type { WorkspaceProcess } from '../../tools/harness/workspaceProcess';
import { startWorkspaceProcess } from '../../tools/harness/workspaceProcess';
import type { Credentials, HttpAnswer, JsonObject, WorkspaceClient } from '../../tools/workspace/client';
import { client, defaultPassword } from '../../tools/workspace/client';
import { connectLive } from '../support/liveEvents';

let workspace: WorkspaceProcess;
let api: WorkspaceClient;
let admin: Credentials;
let users = 0;

beforeAll(async () => {
	workspace = await startWorkspaceProcess();
	api = client(workspace.url);
	admin = await api.login('admin', 'admin');
});
afterAll(() => workspace.stop());

const logOut = (creds: Credentials | undefined, body?: object): Promise<HttpAnswer<JsonObject>> =>
	api.call('POST', '/api/v1/users.logout', { creds, body });

/** A new user, with two logins and a personal access token. */
async function newUser(): Promise<Credentials[]> {
	const { username } = await api.createUser(`user${++users}`);
	const logins = [await api.login(username, defaultPassword), await api.login(username, defaultPassword)];
	const path = '/api/v1/users.generatePersonalAccessToken';
	const made = await api.call('POST', path, { creds: logins[0], body: { tokenName: 'script' } });
	return [...logins, { userId: logins[0].userId, authToken: String(made.body.token) }];
}

async function states(all: Credentials[]): Promise<number[]> {
	return Promise.all(all.map(async (creds) => (await api.me(creds)).status));
}

describe('POST /api/v1/users.logout', () => {
	it("ends all logins and personal access tokens of a user, and nobody else's", async () => {
		const [kim, lou] = [await newUser(), await newUser()];
		const [{ userId }] = kim;
		const { status, body } = await logOut(admin, { userId });
		expect([status, body]).toEqual([200, { message: `User ${userId} has been logged out!`, success: true }]);
		expect(await states([...kim, ...lou, admin])).toEqual([401, 401, 401, 200, 200, 200, 200]);
		expect((await api.me(await api.login(`user${users - 1}`, defaultPassword))).status).toBe(200);
	});

	it('says goodbye to connected clients', async () => {
		const [kim] = await newUser();
		const live = await connectLive(api.url, kim);
		await live.next();
		await logOut(admin, { userId: kim.userId });
		expect(await live.next()).toEqual({ event: 'logout', data: {} });
		await live.ended();
	});

	it.each([[undefined], [{}], [{ userId: null }], [{ userId: '' }]])('ends the own ones for %j', async (body) => {
		const kim = await newUser();
		expect((await logOut(kim[0], body)).status).toBe(200);
		expect(await states(kim)).toEqual([401, 401, 401]);
	});

	it('refuses others to users without the permission, but not their own', async () => {
		const [kim, lou] = [await newUser(), await newUser()];
		const refused = await logOut(kim[0], { userId: lou[0].userId });
		expect([refused.status, refused.body]).toEqual([403, { success: false, error: 'unauthorized' }]);
		expect(await states(lou)).toEqual([200, 200, 200]);
		expect((await logOut(kim[0], { userId: 'nobody' })).status).toBe(403);
		expect((await logOut(kim[0], { userId: kim[0].userId })).status).toBe(200);
	});

	it('follows the permission logout-other-user', async () => {
		const [kim, lou] = [await newUser(), await newUser()];
		const allow = (...roles: string[]) =>
			api.call('POST', '/api/v1/permissions.update', {
				creds: admin,
				body: { permissions: [{ _id: 'logout-other-user', roles }] },
			});
		await allow('user');
		expect((await logOut(kim[0], { userId: lou[0].userId })).status).toBe(200);
		await allow('admin');
		expect((await logOut(kim[0], { userId: lou[0].userId })).status).toBe(403);
	});

	it('answers 400 for an unknown id, and 401 without a login', async () => {
		const unknown = await logOut(admin, { userId: 'nobody' });
		expect(unknown).toMatchObject({ status: 400, body: { success: false, errorType: 'error-invalid-user-id' } });
		expect((await logOut(admin, { userId: { $ne: '' } })).status).toBe(400);
		expect((await logOut(undefined, { userId: admin.userId })).status).toBe(401);
		expect(await states([admin])).toEqual([200]);
	});
});
