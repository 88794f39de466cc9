import type { Device } from '../support/devices';
import {
	chromeOnWindows,
	desktopOnWindows,
	firefoxOnLinux,
	mobileOnAndroid,
	safariOnMac,
	safariOnPhone,
} from '../support/devices';
import { addressesOf, SessionWorkspace } from '../support/sessionWorkspace';

const mustBeLoggedIn = { status: 'error', message: 'You must be logged in to do this.' };
const at = new SessionWorkspace();

afterEach(() => at.disconnect());

describe('GET /api/v1/sessions/list', () => {
	beforeAll(() => at.start({ deviceManagement: true }));
	afterAll(() => at.workspace.stop());

	it('tells device, address and time of a client that is connected live', async () => {
		const [login] = await at.newLogins(1);
		const before = Date.now();
		await at.connect(login, chromeOnWindows('10.1.2.3'));
		const after = Date.now();

		const { status, body } = await at.list(login);

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
			host: new URL(at.workspace.url).host,
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
		const [login] = await at.newLogins(1);
		await at.connect(login, device);
		expect((await at.list(login)).body.sessions[0].device).toMatchObject(shown);
	});

	it('lists no login that only uses the REST API, and no client of another user', async () => {
		const [asking, silent] = await at.newLogins(2);
		const [other] = await at.newLogins(1);
		await at.api.me(silent);
		await at.connect(other, chromeOnWindows('10.0.0.9'));

		expect((await at.list(asking)).body).toMatchObject({ sessions: [], total: 0 });
	});

	it('lists a login once, with the place and time of its last connection', async () => {
		const [login, other] = await at.newLogins(2);
		await at.connect(login, chromeOnWindows('10.0.0.1'));
		await at.connect(other, firefoxOnLinux('10.0.0.2'));
		expect(addressesOf(await at.list(login))).toEqual(['10.0.0.2', '10.0.0.1']);

		await at.connect(login, chromeOnWindows('10.0.0.3'));

		const answer = await at.list(login);
		expect(addressesOf(answer)).toEqual(['10.0.0.3', '10.0.0.2']);
		expect(answer.body.total).toBe(2);
	});

	it('keeps a client that has disconnected, and forgets one that has logged itself out', async () => {
		const [gone, loggedOut] = await at.newLogins(2);
		await (await at.connect(gone, chromeOnWindows('10.0.0.1'))).disconnect();
		await at.connect(loggedOut, chromeOnWindows('10.0.0.2'));

		await at.api.call('POST', '/api/v1/logout', { creds: loggedOut });

		expect(addressesOf(await at.list(gone))).toEqual(['10.0.0.1']);
	});

	it('reads the same before and after users.logoutOtherClients', async () => {
		const [kept, ended] = await at.newLogins(2);
		await at.connect(ended, mobileOnAndroid('10.0.0.2'));
		await at.connect(kept, chromeOnWindows('10.0.0.1'));
		const before = await at.list(kept);

		expect((await at.api.logoutOtherClients(kept)).status).toBe(200);

		expect((await at.api.me(ended)).status).toBe(401);
		expect(addressesOf(before)).toEqual(['10.0.0.1', '10.0.0.2']);
		expect((await at.list(kept)).body).toEqual(before.body);
	});

	it('gives a page of it', async () => {
		const logins = await at.newLogins(4);
		for (const [index, login] of logins.entries()) await at.connect(login, chromeOnWindows(`10.0.0.${index}`));

		const page = await at.list(logins[0], '?count=2&offset=1');

		expect(page.body).toMatchObject({ count: 2, offset: 1, total: 4 });
		expect(addressesOf(page)).toEqual(['10.0.0.2', '10.0.0.1']);
		expect((await at.list(logins[0], '?count=1000')).body.count).toBe(100);
		expect((await at.list(logins[0], '?count=0')).body.count).toBe(50);
		expect(await at.list(logins[0], '?offset=9')).toMatchObject({ body: { sessions: [], total: 4 } });
		expect(await at.list(logins[0], '?count=some')).toMatchObject({ status: 400, body: { success: false } });
	});

	it('refuses missing, wrong and mismatched credentials', async () => {
		const [login] = await at.newLogins(1);
		for (const creds of [undefined, { ...login, authToken: 'wrong' }, { ...login, userId: at.admin.userId }]) {
			expect(await at.list(creds)).toMatchObject({ status: 401, body: mustBeLoggedIn });
		}
	});
});
