import type { Credentials } from '../src/index';
import type { TestWorkspace } from './support/workspace';
import { startTestWorkspace } from './support/workspace';
import { defaultPassword } from '../src/index';

describe('a server of version 9.0', () => {
	let workspace: TestWorkspace;
	let ida: Credentials;
	beforeAll(async () => {
		workspace = await startTestWorkspace({ version: '9.0' });
		await workspace.createUser('ida');
		ida = await workspace.login('ida', defaultPassword);
	});
	afterAll(() => workspace.process.stop());

	it('refuses what is not authorized with 403', async () => {
		await workspace.call('POST', '/api/v1/permissions.update', {
			creds: workspace.admin,
			body: { permissions: [{ _id: 'create-personal-access-tokens', roles: ['admin'] }] },
		});
		const tokens = await workspace.call('GET', '/api/v1/users.getPersonalAccessTokens', { creds: ida });
		expect([tokens.status, tokens.body]).toEqual([403, { success: false, error: 'Not Authorized [not-authorized]' }]);
	});

	it('says "forbidden" to who may not log out others', async () => {
		const body = { userId: workspace.admin.userId };
		const refused = await workspace.call('POST', '/api/v1/users.logout', { creds: ida, body });
		expect([refused.status, refused.body]).toEqual([403, { success: false, error: 'forbidden' }]);
	});

	it('answers 401 without status and message', async () => {
		const refused = await workspace.call('GET', '/api/v1/me');
		expect([refused.status, refused.body]).toEqual([
			401,
			{ success: false, error: 'You must be logged in to do this.' },
		]);
	});

	it('refuses a login by form, and takes one by JSON', async () => {
		const body = new URLSearchParams({ user: 'admin', password: 'admin' });
		expect((await fetch(`${workspace.url}/api/v1/login`, { method: 'POST', body })).status).toBe(401);
		expect((await workspace.login('admin', 'admin')).userId).toBe(workspace.admin.userId);
	});

	const runCommand = (body: object) =>
		workspace.call('POST', '/api/v1/commands.run', {
			creds: ida,
			body: { command: 'probe', roomId: 'GENERAL', ...body },
		});

	it('counts commands of all clients at one address: the eleventh within a minute does not reach the app', async () => {
		await workspace.call('POST', '/workspace/rate-limit', { creds: workspace.admin, body: { enabled: true } });
		const statuses: number[] = [];
		for (let call = 1; call <= 11; call++) {
			statuses.push((await runCommand({ triggerId: `trigger-${call}` })).status);
		}
		expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
	});
});
