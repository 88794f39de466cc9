import type { TestWorkspace } from './support/workspace';
import type { Credentials } from '../src/index';
import { sharedWorkspace } from './support/workspace';

let workspace: TestWorkspace;
let ana: Credentials;
beforeAll(async () => {
	workspace = await sharedWorkspace();
	[ana] = await workspace.newClients(1);
});

const generate = (tokenName: string, bypassTwoFactor?: boolean) =>
	workspace.call('POST', '/api/v1/users.generatePersonalAccessToken', {
		creds: ana,
		body: { tokenName, bypassTwoFactor },
	});
const list = (creds?: Credentials) => workspace.call('GET', '/api/v1/users.getPersonalAccessTokens', { creds });

describe('personal access tokens', () => {
	it('are listed by name and date to a login and to a token, never whole', async () => {
		expect((await list(ana)).body).toEqual({ tokens: [], success: true });
		const before = Date.now();
		const token = String((await generate('ci')).body.token);
		await generate('backup', true);

		const { status, body } = await list({ userId: ana.userId, authToken: token });

		expect(status).toBe(200);
		expect(body).toEqual({
			tokens: [
				{ name: 'ci', createdAt: expect.any(String), lastTokenPart: token.slice(-6), bypassTwoFactor: false },
				{ name: 'backup', createdAt: expect.any(String), lastTokenPart: expect.any(String), bypassTwoFactor: true },
			],
			success: true,
		});
		const [{ createdAt }] = body.tokens as { createdAt: string }[];
		expect(new Date(Date.parse(createdAt)).toISOString()).toBe(createdAt);
		expect(Date.parse(createdAt)).toBeGreaterThanOrEqual(before);
		expect((await list(ana)).body).toEqual(body);
	});

	it('are not listed without a login', async () => {
		expect(await list()).toMatchObject({ status: 401, body: { message: 'You must be logged in to do this.' } });
	});

	it('are neither listed nor made without the permission', async () => {
		const refusal = {
			status: 400,
			body: { success: false, error: 'Not Authorized [not-authorized]', errorType: 'not-authorized' },
		};
		const allow = (...roles: string[]) =>
			workspace.call('POST', '/api/v1/permissions.update', {
				creds: workspace.admin,
				body: { permissions: [{ _id: 'create-personal-access-tokens', roles }] },
			});
		await allow('admin');
		expect(await list(ana)).toMatchObject(refusal);
		expect(await generate('new')).toMatchObject(refusal);
		await allow('admin', 'user');
		expect((await list(ana)).status).toBe(200);
	});
});
