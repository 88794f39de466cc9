import type { TestWorkspace } from './support/workspace';
import type { Credentials, HttpAnswer } from '../src/index';
import type { Device, LiveConnection } from '../src/testing';
import { connectLive, chromeOnWindows, desktopOnWindows, firefoxOnLinux, mobileOnAndroid } from '../src/testing';
import { sharedWorkspace } from './support/workspace';

interface SessionList {
	sessions: { sessionId: string; device: object; ip: string; loginAt: string }[];
	total: number;
}

let workspace: TestWorkspace;
const connected: LiveConnection[] = [];
beforeAll(async () => {
	workspace = await sharedWorkspace();
	await workspace.switchControl('device-management', true);
});
afterEach(async () => {
	await Promise.all(connected.splice(0).map((live) => live.close()));
});

async function connectFrom(device: Device, creds: Credentials): Promise<LiveConnection> {
	const live = await connectLive(workspace.url, creds, { device });
	connected.push(live);
	return live;
}

const list = (creds?: Credentials) => workspace.call<SessionList>('GET', '/api/v1/sessions/list', { creds });
const addressesOf = ({ body }: HttpAnswer<SessionList>) => body.sessions.map(({ ip }) => ip);

describe('GET /api/v1/sessions/list', () => {
	it('shows device, address and time of a client that is connected live', async () => {
		const [login] = await workspace.newClients(1);
		const before = Date.now();
		await connectFrom(chromeOnWindows('10.1.2.3'), login);
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
		[
			'the desktop app',
			desktopOnWindows('::1'),
			{ type: 'desktop-app', name: 'Rocket.Chat', version: '4.0.1', os: { name: 'Windows', version: '10' } },
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
			'a script',
			{ userAgent: 'backup/1.0', address: '::1' },
			{ type: 'other', name: '', longVersion: '', version: '', os: { name: '', version: '' } },
		],
	])('recognises %s', async (_what, device, shown) => {
		const [login] = await workspace.newClients(1);
		await connectFrom(device, login);
		expect((await list(login)).body.sessions[0].device).toMatchObject(shown);
	});

	it('lists no login that only uses the REST API, and no client of another user', async () => {
		const [[asking], [other]] = [await workspace.newClients(2), await workspace.newClients(1)];
		await connectFrom(chromeOnWindows('10.0.0.9'), other);
		expect((await list(asking)).body).toMatchObject({ sessions: [], total: 0 });
	});

	it('lists a login once, with the place and time of its last connection', async () => {
		const [login, other] = await workspace.newClients(2);
		await connectFrom(chromeOnWindows('10.0.0.1'), login);
		await connectFrom(firefoxOnLinux('10.0.0.2'), other);
		expect(addressesOf(await list(login))).toEqual(['10.0.0.2', '10.0.0.1']);

		await connectFrom(chromeOnWindows('10.0.0.3'), login);

		const answer = await list(login);
		expect(addressesOf(answer)).toEqual(['10.0.0.3', '10.0.0.2']);
		expect(answer.body.total).toBe(2);
	});

	it('keeps a client that has disconnected, and forgets one that has logged itself out', async () => {
		const [gone, loggedOut] = await workspace.newClients(2);
		await (await connectFrom(chromeOnWindows('10.0.0.1'), gone)).close();
		await connectFrom(chromeOnWindows('10.0.0.2'), loggedOut);
		await workspace.call('POST', '/api/v1/logout', { creds: loggedOut });
		expect(addressesOf(await list(gone))).toEqual(['10.0.0.1']);
	});

	it('reads the same before and after users.logoutOtherClients', async () => {
		const [kept, ended] = await workspace.newClients(2);
		await connectFrom(mobileOnAndroid('10.0.0.2'), ended);
		await connectFrom(chromeOnWindows('10.0.0.1'), kept);
		const before = await list(kept);

		await workspace.logoutOtherClients(kept);

		expect((await workspace.me(ended)).status).toBe(401);
		expect(addressesOf(before)).toEqual(['10.0.0.1', '10.0.0.2']);
		expect((await list(kept)).body).toEqual(before.body);
	});

	it('is for users who are logged in', async () => {
		expect(await list()).toMatchObject({ status: 401, body: { message: 'You must be logged in to do this.' } });
	});

	it('is refused without a license', async () => {
		await workspace.switchControl('device-management', false);
		const { status, body } = await list(workspace.admin);
		const errorType = 'error-action-not-allowed';
		const error = `This is an enterprise feature [${errorType}]`;
		expect([status, body]).toEqual([400, { success: false, error, errorType }]);
	});
});
