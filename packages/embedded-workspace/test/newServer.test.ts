import type { Credentials } from '../src/index';
import { probeAppId } from './support/probeApp/packProbeApp';
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

	it('answers 404 as text where nothing is, also to another method and at /api/v1/info', async () => {
		for (const [method, path] of [
			['GET', 'users.logoutOtherClients'],
			['HEAD', 'users.logoutOtherClients'],
			['GET', 'no.such.thing'],
			['GET', 'info'],
		]) {
			const answer = await workspace.call<string>(method, `/api/v1/${path}`, { creds: ida });
			expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
				path,
				404,
				expect.stringMatching('^text/plain'),
			]);
		}
	});

	it('says that it has heard of a closed modal', async () => {
		const payload = { viewId: 'probe-view', view: {}, isCleared: true };
		const body = { type: 'viewClosed', payload };
		const answer = await workspace.call('POST', `/api/apps/ui.interaction/${probeAppId}`, { creds: ida, body });
		expect([answer.status, answer.body]).toEqual([200, { success: true }]);
	});

	it('fails after the logout if the Login Expiration is no whole number', async () => {
		const [kept, ended] = await workspace.newClients(2);
		workspace.inStore(({ settings }) => settings.setValue('Accounts_LoginExpiration', 0.5));
		const failed = await workspace.logoutOtherClients(kept);
		workspace.inStore(({ settings }) => settings.setValue('Accounts_LoginExpiration', 90));
		expect([failed.status, failed.body]).toEqual([400, { success: false, error: 'days must be a number' }]);
		expect(await workspace.statesOf(kept, ended)).toEqual([200, 401]);
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
