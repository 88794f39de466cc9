import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { endpointPath, startWithApp } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import type { Credentials } from '../../support/client';
import { chromeOnWindows, firefoxOnLinux, mobileOnAndroid, safariOnPhone } from '../../support/devices';
import { answerYes, logged, setFaults } from '../../support/faults';
import { inStore } from '../../support/storedData';

/** What the app tells of others where device management is licensed. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await startWithApp({ deviceManagement: true });
});
afterAll(() => workspace.process.stop());
afterEach(() => clients.disconnect());

const devices = [firefoxOnLinux('192.0.2.7'), chromeOnWindows('10.1.2.3'), mobileOnAndroid('10.9.9.9')];

/** A new user in Firefox, Chrome and the mobile app, in this order. */
async function threeClients(): Promise<ChatClient[]> {
	const connected: ChatClient[] = [];
	for (const [index, creds] of (await workspace.newClients(3)).entries()) {
		connected.push(await clients.connectFrom(devices[index], creds));
	}
	return connected;
}

/** Logs out others by the command; gives the lines of the message behind the first, which says that it is done. */
async function othersTold(asking: ChatClient): Promise<string[]> {
	await asking.loadPicture((await answerYes(asking)).working);
	const [done, ...others] = (await asking.nextMessage()).msg.split('\n');
	expect(done).toMatch(/^Your other clients are logged out/);
	return others;
}

async function callWithDetails(creds: Credentials, query = '?details=true') {
	const path = `${endpointPath}${query}`;
	const answer = await workspace.call<Record<string, unknown>>('POST', path, { creds });
	expect(answer.status).toBe(200);
	return answer.body;
}

/** Lets the sessions of a user be as old as this. */
function age(userId: string, days: number): void {
	const at = Date.now() - days * 24 * 60 * 60 * 1000;
	inStore(workspace, ({ db }) => {
		const sql = "UPDATE sessions SET login_at = ?, doc = json_set(doc, '$.loginAt', ?) WHERE user_id = ?";
		db.prepare(sql).run(at, new Date(at).toISOString(), userId);
	});
}

describe('the command', () => {
	it('names the clients that were logged out', async () => {
		const [firefox, chrome, mobile] = await threeClients();
		const [count, ...names] = await othersTold(firefox);
		expect(count).toBe('2 other clients were logged out:');
		expect(names.sort()).toEqual([
			expect.stringMatching(/^• Chrome on Windows \(10\.1\.2\.3, last seen .* 20\d\d\)$/),
			expect.stringMatching(/^• Rocket\.Chat mobile app on Android \(10\.9\.9\.9, last seen .* 20\d\d\)$/),
		]);
		await Promise.all([chrome.loggedOut(), mobile.loggedOut()]);
		expect(await firefox.isLoggedIn()).toBe(true);
	});

	it('names none twice, although the workspace still lists them', async () => {
		const [firefox] = await threeClients();
		await othersTold(firefox);
		await expect(othersTold(firefox)).resolves.toEqual(['The workspace lists no other open session of yours.']);
	});

	it('names a client that came since', async () => {
		const [firefox] = await threeClients();
		await othersTold(firefox);
		const { username } = (await workspace.me(firefox.creds)).body;
		await clients.connectFrom(safariOnPhone('10.5.5.5'), await workspace.login(String(username), 'correct horse'));
		const told = await othersTold(firefox);
		expect(told).toEqual([
			'1 other client was logged out:',
			expect.stringMatching(/^• Mobile Safari on iOS \(10\.5\.5\.5, /),
		]);
	});

	it('tells apart a login that had expired before and that the workspace still lists', async () => {
		const [, chrome] = await threeClients();
		age(chrome.creds.userId, 91);
		const again = await workspace.login(String((await workspace.me(chrome.creds)).body.username), 'correct horse');
		const asking = await clients.connectFrom(devices[0], again);
		const told = await othersTold(asking);
		expect(told.slice(0, 2)).toEqual([
			'The workspace lists no other open session of yours.',
			'Still listed, but expired before:',
		]);
		expect(told).toHaveLength(2 + 3);
	});
});

describe('the endpoint', () => {
	it('answers with the three fields of the contract and no more, unless asked', async () => {
		const [firefox] = await threeClients();
		for (const query of ['', '?details=false', '?details', '?details=1', '?other=true']) {
			const body = await callWithDetails(firefox.creds, query);
			expect(Object.keys(body).sort()).toEqual(['success', 'token', 'tokenExpires']);
		}
	});

	it('names with ?details=true what it has closed, as the workspace lists it', async () => {
		const [firefox] = await threeClients();
		const { username } = (await workspace.me(firefox.creds)).body;
		// A script of its own login, of which the workspace lists nothing; the others were seen yesterday.
		age(firefox.creds.userId, 1);
		const script = await workspace.login(String(username), 'correct horse');
		const body = await callWithDetails(script);
		expect(body).toMatchObject({ token: script.authToken, success: true, loggedOutCount: 3 });
		expect(body.loggedOut).toEqual(
			expect.arrayContaining([
				{ device: 'Chrome', os: 'Windows', address: '10.1.2.3', loginAt: expect.stringMatching(/^20.*Z$/) },
				{ device: 'Firefox', os: 'Linux', address: '192.0.2.7', loginAt: expect.any(String) },
				{ device: 'Rocket.Chat mobile app', os: 'Android', address: '10.9.9.9', loginAt: expect.any(String) },
			]),
		);
		await expect(callWithDetails(script)).resolves.toMatchObject({ loggedOut: [], loggedOutCount: 0 });
	});

	it('gives no number where it cannot tell which of the listed sessions is the one that asked', async () => {
		const [firefox] = await threeClients();
		await expect(callWithDetails(firefox.creds)).resolves.toMatchObject({ loggedOut: [], loggedOutCount: null });
	});

	it('names nobody where it cannot read when others were last logged out: they would be told as new', async () => {
		const [firefox] = await threeClients();
		await setFaults(workspace, { 'persistence.readByAssociations': { kind: 'throw', times: 1 } });
		const body = await callWithDetails(firefox.creds);
		await setFaults(workspace);
		expect(body).toMatchObject({ success: true, loggedOut: null, loggedOutCount: null });
		await logged(workspace, /^login history not read: /);
	});

	it('counts all sessions for a personal access token, which has none', async () => {
		const [firefox] = await threeClients();
		const body = await callWithDetails(await workspace.personalAccessToken(firefox.creds));
		expect(body).toMatchObject({ tokenExpires: '', loggedOutCount: 3 });
	});
});

it('asks again an hour after it was refused, so a license that comes is noticed without a restart', async () => {
	const setLicense = (enabled: boolean) =>
		workspace.call('POST', '/workspace/device-management', { creds: workspace.admin, body: { enabled } });
	await setLicense(false);
	const [script] = await workspace.newClients(1);
	await expect(callWithDetails(script)).resolves.toMatchObject({ loggedOut: null, loggedOutCount: null });
	await setLicense(true);
	// Within the hour the answer stays "not known", not a wrong number.
	await expect(callWithDetails(script)).resolves.toMatchObject({ loggedOut: null, loggedOutCount: null });
});
