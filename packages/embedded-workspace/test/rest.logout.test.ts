import type { TestWorkspace } from './support/workspace';
import type { Credentials, HttpAnswer, JsonObject } from '../src/index';
import { sharedWorkspace } from './support/workspace';

let workspace: TestWorkspace;
beforeAll(async () => {
	workspace = await sharedWorkspace();
});

const logOut = (creds: Credentials | undefined, userId: unknown): Promise<HttpAnswer<JsonObject>> =>
	workspace.call('POST', '/api/v1/users.logout', { creds, body: { userId } });

/** A new user, with two logins and a personal access token. */
async function newUser(): Promise<Credentials[]> {
	const logins = await workspace.newClients(2);
	return [...logins, await workspace.personalAccessToken(logins[0])];
}

describe('POST /api/v1/users.logout', () => {
	it("ends all logins and personal access tokens of a user, and nobody else's", async () => {
		const [kim, lou] = [await newUser(), await newUser()];
		const [{ userId }] = kim;
		const { status, body } = await logOut(workspace.admin, userId);
		expect([status, body]).toEqual([200, { message: `User ${userId} has been logged out!`, success: true }]);
		expect(await workspace.statesOf(...kim, ...lou, workspace.admin)).toEqual([401, 401, 401, 200, 200, 200, 200]);
	});

	it('refuses others to users without the permission, but not their own', async () => {
		const [kim, lou] = [await newUser(), await newUser()];
		const refused = await logOut(kim[0], lou[0].userId);
		expect([refused.status, refused.body]).toEqual([403, { success: false, error: 'unauthorized' }]);
		expect(await workspace.statesOf(...lou)).toEqual([200, 200, 200]);
		expect((await logOut(kim[0], 'nobody')).status).toBe(403);
		expect((await logOut(kim[0], kim[0].userId)).status).toBe(200);
		expect(await workspace.statesOf(...kim)).toEqual([401, 401, 401]);
	});

	it('answers 200 for an unknown id too, and 401 without a login', async () => {
		const unknown = await logOut(workspace.admin, 'nobody');
		expect([unknown.status, unknown.body]).toEqual([
			200,
			{ message: 'User nobody has been logged out!', success: true },
		]);
		expect((await logOut(workspace.admin, { $ne: '' })).status).toBe(400);
		expect((await logOut(undefined, workspace.admin.userId)).status).toBe(401);
		expect(await workspace.statesOf(workspace.admin)).toEqual([200]);
	});
});
