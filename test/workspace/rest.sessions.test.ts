import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import { ChatClient } from './support/chatClient';
import type { Credentials, HttpAnswer, WorkspaceClient } from './support/client';
import { client, defaultPassword } from './support/client';
import type { Device } from './support/devices';
import {
	chromeOnWindows,
	desktopOnWindows,
	firefoxOnLinux,
	mobileOnAndroid,
	safariOnMac,
	safariOnPhone,
} from './support/devices';
import type { WorkspaceProcess } from './support/workspaceProcess';
import { startWorkspaceProcess } from './support/workspaceProcess';

interface ListedSession {
	_id: string;
	sessionId: string;
	userId: string;
	device: { type: string; name: string; longVersion: string; version: string; os: { name: string; version?: string } };
	host: string;
	ip: string;
	loginAt: string;
}

interface SessionListBody {
	sessions: ListedSession[];
	count: number;
	offset: number;
	total: number;
	success: boolean;
	error?: string;
}

const mustBeLoggedIn = { status: 'error', message: 'You must be logged in to do this.' };

let workspace: WorkspaceProcess;
let api: WorkspaceClient;
let admin: Credentials;
let users = 0;
const connected: ChatClient[] = [];

afterEach(() => Promise.all(connected.splice(0).map((each) => each.disconnect())));

async function start(options: Parameters<typeof startWorkspaceProcess>[0]): Promise<void> {
	workspace = await startWorkspaceProcess(options);
	api = client(workspace.url);
	admin = await api.login('admin', 'admin');
}

/** Logs in so many clients of a new user, none of them connected. */
async function newLogins(count: number): Promise<Credentials[]> {
	const { username } = await api.createUser(`sid${++users}`);
	const logins: Credentials[] = [];
	for (let made = 0; made < count; made++) logins.push(await api.login(username, defaultPassword));
	return logins;
}

async function connect(creds: Credentials, device: Device): Promise<ChatClient> {
	const chat = await ChatClient.connect(workspace.url, creds, device);
	connected.push(chat);
	return chat;
}

function list(creds: Credentials | undefined, query = '', rest = api): Promise<HttpAnswer<SessionListBody>> {
	return rest.call<SessionListBody>('GET', `/api/v1/sessions/list${query}`, { creds });
}

function addressesOf({ body }: HttpAnswer<SessionListBody>): string[] {
	return body.sessions.map(({ ip }) => ip);
}

describe('GET /api/v1/sessions/list', () => {
	beforeAll(() => start({ deviceManagement: true }));
	afterAll(() => workspace.stop());

	it('tells device, address and time of a client that is connected live', async () => {
		const [login] = await newLogins(1);
		const before = Date.now();
		await connect(login, chromeOnWindows('10.1.2.3'));
		const after = Date.now();

		const { status, body } = await list(login);

		expect(status).toBe(200);
		expect(body).toEqual({ sessions: [expect.anything()], count: 50, offset: 0, total: 1, success: true });
		const [session] = body.sessions;
		// Nothing else: above all no login token, hashed or not.
		expect(session).toEqual({
			_id: session.sessionId,
			sessionId: expect.stringMatching(/^\w{17}$/),
			userId: login.userId,
			device: {
				type: 'browser',
				name: 'Chrome',
				longVersion: '126.0.6478.127',
				version: '126.0.6478',
				os: { name: 'Windows', version: '10' },
			},
			host: new URL(workspace.url).host,
			ip: '10.1.2.3',
			loginAt: expect.stringMatching(/^\d{4}-.*Z$/),
		});
		expect(Date.parse(session.loginAt)).toBeGreaterThanOrEqual(before);
		expect(Date.parse(session.loginAt)).toBeLessThanOrEqual(after);
	});

	it.each<[string, Device, object]>([
		['a browser, its system without a version', firefoxOnLinux('::1'), { type: 'browser', os: { name: 'Linux' } }],
		[
			'a browser of a phone',
			safariOnPhone('::1'),
			{ type: 'mobile', name: 'Mobile Safari', os: { name: 'iOS', version: '17.5' } },
		],
		[
			'the desktop app',
			desktopOnWindows('::1'),
			{ type: 'desktop-app', name: 'Rocket.Chat', version: '4.0.1', os: { name: 'Windows', version: '10' } },
		],
		[
			'a desktop app of another name',
			{ userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/124.0 Electron/30.1.0', address: '::1' },
			{ type: 'desktop-app', name: '', version: '', os: { name: 'Linux' } },
		],
		[
			'the mobile app',
			mobileOnAndroid('::1'),
			{
				type: 'mobile-app',
				name: 'RC Mobile',
				longVersion: '4.55.0 51000',
				version: '4.55.0',
				os: { name: 'android', version: '14' },
			},
		],
		[
			'a browser of a Mac, without a type',
			safariOnMac('::1'),
			{ type: '', name: 'Safari', os: { name: 'Mac OS', version: '10.15.7' } },
		],
		[
			'a script',
			{ userAgent: 'backup/1.0', address: '::1' },
			{ type: 'other', name: '', longVersion: '', version: '', os: { name: '', version: '' } },
		],
	])('recognises %s', async (_what, device, shown) => {
		const [login] = await newLogins(1);
		await connect(login, device);
		expect((await list(login)).body.sessions[0].device).toMatchObject(shown);
	});

	it('lists no login that only uses the REST API, and no client of another user', async () => {
		const [asking, silent] = await newLogins(2);
		const [other] = await newLogins(1);
		await api.me(silent);
		await connect(other, chromeOnWindows('10.0.0.9'));

		expect((await list(asking)).body).toMatchObject({ sessions: [], total: 0 });
	});

	it('lists a login once, with the place and time of its last connection', async () => {
		const [login, other] = await newLogins(2);
		await connect(login, chromeOnWindows('10.0.0.1'));
		await connect(other, firefoxOnLinux('10.0.0.2'));
		expect(addressesOf(await list(login))).toEqual(['10.0.0.2', '10.0.0.1']);

		await connect(login, chromeOnWindows('10.0.0.3'));

		const answer = await list(login);
		expect(addressesOf(answer)).toEqual(['10.0.0.3', '10.0.0.2']);
		expect(answer.body.total).toBe(2);
	});

	it('keeps a client that has disconnected, and forgets one that has logged itself out', async () => {
		const [gone, loggedOut] = await newLogins(2);
		await (await connect(gone, chromeOnWindows('10.0.0.1'))).disconnect();
		await connect(loggedOut, chromeOnWindows('10.0.0.2'));

		await api.call('POST', '/api/v1/logout', { creds: loggedOut });

		expect(addressesOf(await list(gone))).toEqual(['10.0.0.1']);
	});

	it('reads the same before and after users.logoutOtherClients', async () => {
		const [kept, ended] = await newLogins(2);
		await connect(ended, mobileOnAndroid('10.0.0.2'));
		await connect(kept, chromeOnWindows('10.0.0.1'));
		const before = await list(kept);

		expect((await api.logoutOtherClients(kept)).status).toBe(200);

		expect((await api.me(ended)).status).toBe(401);
		expect(addressesOf(before)).toEqual(['10.0.0.1', '10.0.0.2']);
		expect((await list(kept)).body).toEqual(before.body);
	});

	it('gives a page of it', async () => {
		const logins = await newLogins(4);
		for (const [index, login] of logins.entries()) await connect(login, chromeOnWindows(`10.0.0.${index}`));

		const page = await list(logins[0], '?count=2&offset=1');

		expect(page.body).toMatchObject({ count: 2, offset: 1, total: 4 });
		expect(addressesOf(page)).toEqual(['10.0.0.2', '10.0.0.1']);
		expect((await list(logins[0], '?count=1000')).body.count).toBe(100);
		expect((await list(logins[0], '?count=0')).body.count).toBe(50);
		expect(await list(logins[0], '?offset=9')).toMatchObject({ body: { sessions: [], total: 4 } });
		expect(await list(logins[0], '?count=some')).toMatchObject({ status: 400, body: { success: false } });
	});

	it('refuses missing, wrong and mismatched credentials', async () => {
		const [login] = await newLogins(1);
		for (const creds of [undefined, { ...login, authToken: 'wrong' }, { ...login, userId: admin.userId }]) {
			expect(await list(creds)).toMatchObject({ status: 401, body: mustBeLoggedIn });
		}
	});
});

describe('device management', () => {
	const enable = (enabled: unknown, creds: Credentials) =>
		api.call('POST', '/workspace/device-management', { creds, body: { enabled } });

	const cleanUps: (() => Promise<void>)[] = [];
	afterEach(async () => {
		await workspace.stop();
		for (const cleanUp of cleanUps.splice(0)) await cleanUp();
	});

	it.each([
		['7.5', { status: 403, body: { success: false, error: 'unauthorized' } }],
		[
			'8.0',
			{
				status: 400,
				body: {
					success: false,
					error: 'This is an enterprise feature [error-action-not-allowed]',
					errorType: 'error-action-not-allowed',
				},
			},
		],
	])('is refused unless asked for as %s does', async (version, refusal) => {
		await start({ version });
		const { status, body } = await list(admin);
		expect({ status, body }).toEqual(refusal);
	});

	it('comes and goes while the workspace runs, and shows what was connected before it came', async () => {
		await start({});
		const [login] = await newLogins(1);
		await connect(login, chromeOnWindows('10.1.2.3'));
		expect((await list(login)).status).toBe(400);

		expect((await enable(true, login)).status).toBe(403);
		expect(await enable('yes', admin)).toMatchObject({ status: 400 });
		expect(await enable(true, admin)).toMatchObject({ status: 200, body: { success: true, enabled: true } });
		expect(addressesOf(await list(login))).toEqual(['10.1.2.3']);

		await enable(false, admin);
		expect((await list(login)).status).toBe(400);
	});

	it('counts against the rate limit like every route', async () => {
		await start({ deviceManagement: true, rateLimit: true });
		const [login] = await newLogins(1);
		for (let call = 1; call <= 10; call++) expect((await list(login)).status).toBe(200);
		expect((await list(login)).status).toBe(429);
	});

	it('belongs to the data folder: all its processes have it, and it outlives them', async () => {
		const dataFolder = await mkdtemp(join(tmpdir(), 'workspace-'));
		await start({ dataFolder });
		const second = await startWorkspaceProcess({ dataFolder });
		cleanUps.push(second.stop, () => rm(dataFolder, { recursive: true, force: true }));
		const [login] = await newLogins(1);
		await connect(login, chromeOnWindows('10.1.2.3'));
		expect((await list(login, '', client(second.url))).status).toBe(400);

		await enable(true, admin);
		expect(addressesOf(await list(login, '', client(second.url)))).toEqual(['10.1.2.3']);

		await second.stop();
		await workspace.stop();
		workspace = await startWorkspaceProcess({ dataFolder });
		expect(addressesOf(await list(login, '', client(workspace.url)))).toEqual(['10.1.2.3']);
	});
});
