import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { chromeOnWindows } from 'embedded-workspace/testing';
import { logged } from '../../support/faults';
import { answerYes, statusFor, usernameOf } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { messagesIn } from '../../support/storedMessages';
import { english } from '../../support/texts';

let workspace: AppWorkspace;
let roomId: string;
const clients = new ChatClients(() => workspace);
const script = { 'user-agent': 'curl/8.5.0', 'x-real-ip': '192.0.2.7' };
const fromScript = { via: english('notice_via_endpoint'), client: '`curl 8.5.0`', address: '`192.0.2.7`' };

beforeAll(async () => {
	workspace = await sharedWorkspace();
	roomId = await makeRoom('groups', 'security-log');
});
beforeEach(() => workspace.saveSetting('administrator_rooms', [{ _id: roomId }]));
afterEach(() => clients.disconnect());

async function asAdmin<Body>(route: string, body: object): Promise<Body> {
	const answer = await workspace.call<Body>('POST', `/api/v1/${route}`, { creds: workspace.admin, body });
	expect(answer.status).toBe(200);
	return answer.body;
}

async function makeRoom(kind: 'groups' | 'channels', name: string): Promise<string> {
	const { group, channel } = await asAdmin<Record<string, { _id: string }>>(`${kind}.create`, { name });
	return (group ?? channel)._id;
}

/** Returns the lines of a room that name the user, oldest first. */
async function linesOn(user: string, room = roomId): Promise<string[]> {
	const lines = (await messagesIn(workspace, workspace.admin, room)).map(({ msg }) => msg);
	return lines.filter((each) => each.includes(`\`${user}\``));
}

/** Returns lines of the app log on attempts of a user, oldest first. */
async function trail(userId: string): Promise<string[]> {
	const lines = await workspace.logLines();
	return lines.filter((each) => each.startsWith('attempt ') && each.includes(` user=${userId} `)).reverse();
}

async function statusForAdmin(): Promise<string> {
	return statusFor(await clients.connect(workspace.admin));
}

it('get one line for each logout, and so does the app log', async () => {
	const [asking] = await clients.ofNewUser(2);
	const user = await usernameOf(workspace, asking.creds);
	const { body } = await workspace.callApp({ creds: asking.creds, headers: script });
	expect(await linesOn(user)).toEqual([english('notice_line_done', { user: `\`${user}\``, ...fromScript })]);
	expect(await trail(asking.creds.userId)).toEqual([
		`attempt result=done via=endpoint user=${asking.creds.userId} client="curl 8.5.0" address=192.0.2.7 until=${body.tokenExpires}`,
	]);
});

it('get one line a minute for the refused attempts of a user; the app log has each of them', async () => {
	const [[asking], [stranger]] = [await clients.ofNewUser(1), await workspace.newClients(1)];
	const user = await usernameOf(workspace, asking.creds);
	const { working } = await answerYes(asking);
	const viewer = await clients.connectFrom(chromeOnWindows('198.51.100.23'), stranger);
	for (let n = 0; n < 5; n++) {
		await viewer.loadPicture(working);
	}
	const via = english('notice_via_command');
	const lines = await linesOn(user);
	// The picture may be shown to anybody: of whom it is shown to, nobody learns more than that.
	const nobody = { client: english('notice_unknown_client'), address: english('notice_unknown_address') };
	expect(lines).toEqual([
		english('notice_line_refused', { ...nobody, user: `\`${user}\``, reason: '`other-user`', via }),
	]);
	const refusals = await trail(asking.creds.userId);
	expect(refusals).toHaveLength(5);
	expect(refusals[0]).toMatch(/^attempt result=other-user via=command user=\w+ client="unknown" address=unknown$/);
});

describe('a room is picked and kept by its id', () => {
	it('still gets the lines when it is renamed and a public channel takes its name', async () => {
		const picked = await makeRoom('groups', 'first-name');
		await workspace.saveSetting('administrator_rooms', [{ _id: picked }]);
		await asAdmin('groups.rename', { roomId: picked, name: 'second-name' });
		const impostor = await makeRoom('channels', 'first-name');
		const [asking] = await clients.ofNewUser(1);
		const user = await usernameOf(workspace, asking.creds);
		await workspace.callApp({ creds: asking.creds });
		expect([await linesOn(user, picked), await linesOn(user, impostor)].map(({ length }) => length)).toEqual([1, 0]);
		expect(await statusForAdmin()).toContain(`✓ ${english('status_rooms_right', { room: '`second-name`' })}`);
	});

	it('is named in status and log if it is gone, and the logout and other rooms go on', async () => {
		const gone = await makeRoom('groups', 'gone-soon');
		await workspace.saveSetting('administrator_rooms', [{ _id: gone }, { _id: roomId }]);
		await asAdmin('groups.delete', { roomId: gone });
		const [asking, other] = await clients.ofNewUser(2);
		const user = await usernameOf(workspace, asking.creds);
		expect((await workspace.callApp({ creds: asking.creds })).status).toBe(200);
		expect([await asking.isLoggedIn(), await other.isLoggedIn()]).toEqual([true, false]);
		expect(await linesOn(user)).toHaveLength(1);
		expect(await logged(workspace, new RegExp(`^line not sent to room ${gone}: `))).toContain('no such room');
		const status = await statusForAdmin();
		expect(status).toContain(`✗ ${english('status_rooms_gone', { room: `\`${gone}\`` })}`);
		expect(status).toContain(`✓ ${english('status_rooms_right', { room: '`security-log`' })}`);
	});
});
