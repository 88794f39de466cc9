import type { Credentials, JsonObject } from '../src/index';
import { probeAppId } from './support/probeApp/packProbeApp';
import type { TestWorkspace } from './support/workspace';
import { startTestWorkspace, uploadProbeApp } from './support/workspace';
import { defaultPassword } from '../src/index';
import { until } from '../src/testing';

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
		await workspace.switchControl('rate-limit', true);
		const statuses: number[] = [];
		for (let call = 1; call <= 11; call++) {
			statuses.push((await runCommand({ triggerId: `trigger-${call}` })).status);
		}
		await workspace.switchControl('rate-limit', false);
		expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
	});

	it('lacks an updated app until half a second after the upload was answered', async () => {
		expect((await workspace.probe('GET', 'noop')).status).toBe(200);
		expect((await uploadProbeApp(workspace, { update: true })).status).toBe(200);
		const answeredAt = Date.now();
		expect((await workspace.probe('GET', 'noop')).status).toBe(404);
		const shown = await workspace.call<{ app: JsonObject }>('GET', `/api/apps/${probeAppId}`, {
			creds: workspace.admin,
		});
		expect(shown.body.app.status).toBe('constructed');

		await until(async () => (await workspace.probe('GET', 'noop')).status === 200);
		expect(Date.now() - answeredAt).toBeGreaterThan(400);
	});

	// Last of all: the app is gone.
	it('removes the user and all messages of an app that is uninstalled, and no others', async () => {
		const creds = ida;
		const { body } = await workspace.probe('POST', 'direct-message', {
			body: { username: 'ida', text: 'from the app' },
		});
		await workspace.probe('POST', 'message', { body: { roomId: 'GENERAL', text: 'from the app' } });
		const post = { roomId: 'GENERAL', text: 'from a person' };
		await workspace.call('POST', '/api/v1/chat.postMessage', { creds, body: post });
		const textsIn = async (roomId: string): Promise<string[]> => {
			const path = `/api/v1/channels.messages?roomId=${roomId}`;
			const { messages } = (await workspace.call<{ messages?: { msg: string }[] }>('GET', path, { creds })).body;
			return messages?.map(({ msg }) => msg) ?? [];
		};
		expect(await textsIn(String(body.roomId))).toEqual(['from the app']);
		expect(await textsIn('GENERAL')).toEqual(['from a person', 'from the app']);

		await workspace.call('DELETE', `/api/apps/${probeAppId}`, { creds: workspace.admin });

		expect(await textsIn(String(body.roomId))).toEqual([]);
		expect(await textsIn('GENERAL')).toEqual(['from a person']);
		const bot = await workspace.call('GET', '/api/v1/users.info?username=probe.bot', { creds });
		expect(bot.status).toBe(400);
		const rooms = await workspace.call<{ update: JsonObject[] }>('GET', '/api/v1/rooms.get', { creds });
		expect(rooms.body.update.map(({ _id }) => _id)).toEqual(['GENERAL']);
	});
});
