import { once } from 'events';
import { createServer } from 'http';
import type { AddressInfo } from 'net';

import type { RequestHandler } from 'express';

import { appId, packagedApp } from '../../../tools/harness/appWorkspace';
import { deployApp } from '../../../tools/scripts/deployApp';
import { findWorkspace } from '../../../tools/scripts/remote/findWorkspace';
import type { StubWorkspace } from '../../support/stubWorkspace';
import { endpoint, startStubWorkspace } from '../../support/stubWorkspace';
import { failuresAt, json, printed, verify } from '../../support/verification';

let workspace: StubWorkspace;
beforeEach(async () => {
	workspace = await startStubWorkspace();
});
afterEach(() => workspace.stop());

/** Returns what `npm run deploy` prints when it fails. */
async function deployRefusal(): Promise<string> {
	const account = { user: 'admin', password: 'secret-pass' };
	const deployed = deployApp(
		workspace.url,
		account,
		async () => packagedApp(),
		() => undefined,
	);
	return deployed.then(
		() => 'It did not fail.',
		(error: Error) => error.message,
	);
}

describe('something in front of the workspace', () => {
	const page: RequestHandler = (_req, res) => void res.status(401).send('<html>Please log in</html>');
	const gateway = json(401, { message: 'Unauthorized' });
	const firewall = json(403, { error: 'blocked' });

	it.each<[string, string, RequestHandler, string]>([
		['a page of a proxy for everything', 'GET /api/info', page, 'HTTP 401'],
		['JSON of a gateway for logins', 'POST /api/v1/login', gateway, 'The login of vera was answered with HTTP 401'],
		['a page of a proxy for logins', 'POST /api/v1/login', page, 'The login of vera was answered with HTTP 401'],
		['JSON of a gateway for the app', `POST ${endpoint}`, gateway, 'A call without a login was answered with HTTP 401'],
		['a firewall for the app', `POST ${endpoint}`, firewall, 'A call without a login was answered with HTTP 403'],
	])('is named by verify with its status: %s', async (_what, route, answer, text) => {
		workspace.answer(route, answer);
		const failures = await failuresAt(workspace.url);
		expect(failures).toContain(text);
		expect(failures).toContain('but not by Rocket.Chat');
		expect(failures).toContain('Something in front of it answers');
		expect(failures).not.toContain('Are user name and password right');
	});

	it.each<[string, string, RequestHandler]>([
		['a firewall for the administration of apps', `GET /api/apps/${appId}`, firewall],
		['a page of a proxy for uploads', 'POST /api/apps', page],
	])('is named by deploy with its status: %s', async (_what, route, answer) => {
		workspace.answer(`GET /api/apps/${appId}`, json(404, { success: false, error: 'No App found by the id' }));
		workspace.answer(route, answer);
		expect(await deployRefusal()).toMatch(/HTTP 40[13], but not by Rocket.Chat\.\nSomething in front of it answers/);
	});
});

describe('answers of an odd shape', () => {
	const attempt = 'attempt result=done via=endpoint user=u1 client="node" address=192.0.2.7 until=2027';

	it.each<[string, RequestHandler]>([
		['GET /api/info', json(200, [])],
		['GET /api/info', json(200, { version: { major: 8 } })],
		['POST /api/v1/login', json(200, { data: null })],
		['POST /api/v1/login', json(401, { status: 'error', details: null, error: {}, message: [] })],
		['GET /api/apps/installed', json(200, { apps: [null] })],
		['GET /api/apps/installed', json(200, { apps: [{ id: appId, version: null, status: {} }] })],
		[`POST ${endpoint}`, json(401, [null])],
		[`GET ${endpoint}`, json(405, [])],
	])('%s: verify says what is wrong', async (route, answer) => {
		workspace.answer(route, answer);
		const failures = await failuresAt(workspace.url);
		expect(failures).not.toMatch(/TypeError|undefined|Cannot read/);
	});

	it.each<[string, RequestHandler]>([
		[`GET /api/apps/${appId}/settings`, json(200, { settings: null })],
		[`GET /api/apps/${appId}/settings`, json(200, { settings: { workspace_url: null } })],
		[`GET /api/apps/${appId}/logs`, json(200, { logs: [null, { entries: [{ args: [null, attempt] }] }] })],
		[`GET /api/apps/${appId}/logs`, json(200, { logs: { length: 1e308 } })],
	])('%s: verify goes on', async (route, answer) => {
		workspace.answer(route, answer);
		expect((await verify(workspace.url)).isSound).toBe(true);
	});

	it.each<[string, RequestHandler]>([
		[`GET /api/apps/${appId}`, json(200, { app: [] })],
		[`GET /api/apps/${appId}`, json(404, { error: null })],
		['POST /api/apps', json(200, { app: null })],
		['POST /api/apps', json(400, { success: false, messages: { a: 1 }, error: ['x'] })],
	])('%s: deploy says what is wrong', async (route, answer) => {
		workspace.answer(`GET /api/apps/${appId}`, json(404, { success: false, error: 'No App found by the id' }));
		workspace.answer(`POST /api/apps/${appId}`, json(400, { success: false, status: null }));
		workspace.answer(route, answer);
		expect(await deployRefusal()).not.toMatch(/TypeError|did not fail|Cannot read/);
	});
});

it('reads at most twenty pages of settings, whatever total a server claims', async () => {
	let pages = 0;
	workspace.answer('GET /api/v1/settings.public', (_req, res) => {
		pages++;
		const settings = Array.from({ length: 100 }, (_, index) => ({ _id: `Setting_${index}`, value: index }));
		res.type('json').send(JSON.stringify({ settings }).replace(/\}$/, ',"total":1e308}'));
	});
	await verify(workspace.url);
	expect(pages).toBe(20);
});

it('stops reading an answer that has no end', async () => {
	const endless = createServer((_req, res) => {
		const chunk = Buffer.alloc(1_000_000, ' ');
		const more = (): void => void (res.destroyed || (res.write(chunk) ? setImmediate(more) : res.once('drain', more)));
		more();
	}).listen(0, '127.0.0.1');
	await once(endless, 'listening');
	try {
		const url = `http://127.0.0.1:${(endless.address() as AddressInfo).port}`;
		await expect(findWorkspace(url)).rejects.toThrow('answers with more than 20 MB');
	} finally {
		endless.closeAllConnections();
		endless.close();
	}
});

it('never prints a login token or password that a server repeats', async () => {
	const token = 'TOKEN-that-nobody-may-see';
	const password = 'PASSWORD-that-nobody-may-see';
	const repeat: RequestHandler = (req, res) => {
		const all = `${JSON.stringify(req.headers)} ${token} ${password}`;
		res.status(500).json({ success: false, status: all, error: all, message: all });
	};
	workspace.answer('POST /api/v1/login', (_req, res) => {
		workspace.tokens.add(token);
		res.json({ status: 'success', data: { userId: 'u1', authToken: token } });
	});
	for (const route of [`POST ${endpoint}`, `GET /api/apps/${appId}/settings`, 'GET /api/apps/installed']) {
		workspace.answer(route, repeat);
		expect(printed(await verify(workspace.url, 'vera', password))).not.toMatch(/nobody-may-see/);
	}
	const app = { id: appId, version: token, status: `${password}_enabled` };
	workspace.answer('GET /api/apps/installed', json(200, { apps: [app] }));
	workspace.answer('POST /api/v1/logout', json(500, { error: token }));
	expect(printed(await verify(workspace.url, 'vera', password))).not.toMatch(/nobody-may-see/);
});

it('hints at the proxy switch of Node if a host is not found', async () => {
	await expect(findWorkspace('http://no-such-host.invalid')).rejects.toMatchObject({
		advice: expect.stringContaining('NODE_USE_ENV_PROXY=1'),
	});
});
