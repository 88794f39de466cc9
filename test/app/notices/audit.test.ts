import { textsIn } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import type { Credentials } from '../../support/client';
import type { FaultyWorkspace } from '../../support/faultyWorkspace';
import { startFaultyWorkspace } from '../../support/faultyWorkspace';
import { makePrivateGroup } from '../../support/storedData';
import { directMessages, messagesIn } from '../../support/storedMessages';
import { until } from '../../support/until';

let workspace: AppWorkspace;
let faulty: FaultyWorkspace;
let roomId: string;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	[workspace, faulty] = await Promise.all([startWithApp(), startFaultyWorkspace()]);
	roomId = makePrivateGroup(workspace, 'security-log');
	await workspace.saveSetting('audit_room', '#security-log');
});
afterAll(async () => {
	await faulty.stop();
	await workspace.process.stop();
});
afterEach(() => clients.disconnect());

const script = { 'user-agent': 'curl/8.5.0', 'x-real-ip': '192.0.2.7' };

async function usernameOf(creds: Credentials): Promise<string> {
	return String((await workspace.me(creds)).body.username);
}

/** Lines of the administrators' room that name the user, as soon as there are so many. */
async function auditLines(user: string, count: number): Promise<string[]> {
	return until(async () => {
		const lines = (await messagesIn(workspace, workspace.admin, roomId)).map(({ msg }) => msg);
		const found = lines.filter((each) => each.startsWith(`${user}: `));
		return found.length >= count ? found : undefined;
	});
}

/** Lines of the app log on attempts of a user, oldest first. */
async function trail(userId: string): Promise<string[]> {
	const lines = await workspace.logLines();
	return lines.filter((each) => each.startsWith('attempt ') && each.includes(` user=${userId} `)).reverse();
}

it('is one line for each revocation, in the room and in the app log', async () => {
	const [asking] = await clients.ofNewUser(2);
	const username = await usernameOf(asking.creds);
	const { body } = await workspace.callApp({ creds: asking.creds, headers: script });
	expect(await auditLines(username, 1)).toEqual([
		`${username}: other clients logged out by a script, client curl 8.5.0, address 192.0.2.7`,
	]);
	expect(await trail(asking.creds.userId)).toEqual([
		`attempt result=done via=endpoint user=${asking.creds.userId} client="curl 8.5.0" address=192.0.2.7 until=${body.tokenExpires}`,
	]);
});

it('is one line a minute for the refused attempts of a user; the app log has each of them', async () => {
	const [asking] = await clients.ofNewUser(1);
	const username = await usernameOf(asking.creds);
	for (let call = 0; call < 5; call++) await workspace.callApp({ creds: asking.creds, headers: script });
	const flood = await Promise.all(
		Array.from({ length: 20 }, () => workspace.callApp({ creds: asking.creds, headers: script })),
	);
	expect(new Set(flood.map(({ status }) => status))).toEqual(new Set([429]));
	// A line of another user marks the end of what the flood has led to.
	const [next] = await clients.ofNewUser(1);
	await workspace.callApp({ creds: next.creds, headers: script });
	await auditLines(await usernameOf(next.creds), 1);
	const lines = await auditLines(username, 6);
	expect(lines.filter((each) => each.includes('attempt refused'))).toEqual([
		`${username}: attempt refused (too-many-attempts) by a script, client curl 8.5.0, address 192.0.2.7`,
	]);
	const refusals = (await trail(asking.creds.userId)).filter((each) => each.includes('result=too-many-attempts'));
	expect(refusals).toHaveLength(20);
	expect(refusals[0]).toMatch(
		/^attempt result=too-many-attempts via=endpoint user=\w+ client="curl 8\.5\.0" address=192\.0\.2\.7 detail="\d+ revocations/,
	);
});

it('tells of a handshake with the login of somebody else', async () => {
	const [[asking], [stranger]] = [await clients.ofNewUser(1), await clients.ofNewUser(1)];
	const question = await asking.openQuestion();
	await asking.loadPicture(question);
	await asking.loadPicture(await asking.submit(question), { cookies: stranger.creds });
	const [text] = await auditLines(await usernameOf(asking.creds), 1);
	expect(text).toContain('attempt refused (other_user) by the command /logout-others');
	expect(await trail(asking.creds.userId)).toEqual([
		expect.stringMatching(/^attempt result=other_user via=command user=\w+ client="[\w .]+" address=unknown$/),
	]);
});

it('speaks the language of the workspace', async () => {
	await workspace.changeWorkspace('Language', 'fr');
	const [asking] = await clients.ofNewUser(1, { language: 'de' });
	const user = await usernameOf(asking.creds);
	await workspace.callApp({ creds: asking.creds, headers: script });
	const texts = textsIn('fr');
	const via = texts('notice_via_endpoint');
	const lines = await until(async () => {
		const all = await messagesIn(workspace, workspace.admin, roomId);
		return all.map(({ msg }) => msg).filter((msg) => msg.includes(user))[0];
	});
	await workspace.changeWorkspace('Language', 'en');
	expect(lines).toBe(texts('audit_done', { user, via, client: 'curl 8.5.0', address: '192.0.2.7' }));
});

describe('what cannot be told', () => {
	afterEach(() => workspace.saveSetting('audit_room', 'security-log'));

	it('for want of the room is noted in the app log, and harms neither the revocation nor the notice', async () => {
		await workspace.saveSetting('audit_room', 'no-such-room');
		const [asking, other] = await clients.ofNewUser(2);
		expect((await workspace.callApp({ creds: asking.creds })).status).toBe(200);
		expect([await asking.isLoggedIn(), await other.isLoggedIn()]).toEqual([true, false]);
		await until(async () => (await directMessages(workspace, asking.creds)).length === 1);
		await until(async () =>
			(await workspace.logLines()).some(
				(each) => each === 'line for administrators not sent: there is no room "no-such-room"',
			),
		);
	});

	it('to an owner who was deleted in the meantime is noted in the app log, and harms nothing', async () => {
		const [caller] = await workspace.newClients(1);
		const username = String((await workspace.me(caller)).body.username);
		faulty.misbehave(async (req, res) => {
			await workspace.call('POST', '/api/v1/users.delete', { creds: workspace.admin, body: { userId: caller.userId } });
			res.json({ success: true, token: req.header('x-auth-token'), tokenExpires: '2030-01-01T00:00:00.000Z' });
		});
		await workspace.saveSetting('workspace_url', faulty.url);
		const { status } = await workspace.callApp({ creds: caller, headers: script });
		await workspace.saveSetting('workspace_url', '');
		expect(status).toBe(200);
		expect(await auditLines(username, 1)).toEqual([expect.stringContaining('other clients logged out')]);
		expect(await workspace.logLines()).toContainEqual(expect.stringMatching(/^security notice not sent: /));
	});

	it('because the user of the app is gone is noted in the app log, and harms nothing', async () => {
		const body = { username: 'logout-others.bot' };
		await workspace.call('POST', '/api/v1/users.delete', { creds: workspace.admin, body });
		const [asking, other] = await clients.ofNewUser(2);
		expect((await workspace.callApp({ creds: asking.creds })).status).toBe(200);
		expect([await asking.isLoggedIn(), await other.isLoggedIn()]).toEqual([true, false]);
		await until(async () => (await workspace.logLines()).some((each) => each.startsWith('security notice not sent: ')));
	});
});
