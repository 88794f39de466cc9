import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { isDone, loggedIn } from '../../support/handshake';
import { change, confirmAbout, newAdministrator, newTarget } from '../../support/logOutUser';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { directMessages } from '../../support/storedMessages';
import { english } from '../../support/texts';

/** Who may log somebody out, and whom a confirmation is about. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

/** Gives the permission to log out other users to one role alone; `admin` has it from the start. */
async function allowLogout(role: string): Promise<void> {
	const body = { permissions: [{ _id: 'logout-other-user', roles: [role] }] };
	const path = '/api/v1/permissions.update';
	expect((await workspace.call('POST', path, { creds: workspace.admin, body })).status).toBe(200);
}

/** Returns the lines of the app log on attempts to log out this user, oldest first. */
async function attemptsOn(id: string): Promise<string[]> {
	const lines = await workspace.logLines();
	return lines.filter((line) => line.startsWith('attempt ') && line.includes(` target=${id} `)).reverse();
}

/** Nothing is logged out; this client, which is asking, is told why. */
async function expectRefusal(picture: { body: string }, asking: ChatClient, all: ChatClient[], text: string) {
	expect(picture.body).toContain(`>${english('picture_failed')}</text>`);
	expect((await asking.nextMessage()).msg).toBe(text);
	expect(await loggedIn([asking, ...all])).toEqual([asking, ...all].map(() => true));
}

describe('without the permission', () => {
	it('says so, and logs nothing out', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { name, id, targets } = await newTarget(workspace, clients);
		const script = await workspace.personalAccessToken(targets[0].creds);
		const picture = await asking.loadPicture(await confirmAbout(asking, name));
		await expectRefusal(picture, asking, [other, ...targets], english('failed_not_allowed'));
		expect((await workspace.me(script)).status).toBe(200);
		expect(await directMessages(workspace, targets[0].creds)).toEqual([]);
		expect(await attemptsOn(id)).toEqual([
			expect.stringMatching(/^attempt result=not-allowed via=command .* detail=".*logout-other-user"$/),
		]);
	});

	it('works once the workspace gives the permission', async () => {
		const [[asking], { name, targets }] = [await clients.ofNewUser(1), await newTarget(workspace, clients)];
		await allowLogout('user');
		const picture = await asking.loadPicture(await confirmAbout(asking, name));
		await allowLogout('admin');
		expect(isDone(picture.body)).toBe(true);
		expect(await loggedIn([asking, ...targets])).toEqual([true, false, false]);
	});
});

it('does nothing with the confirmation in the hands of the user to be logged out, a stranger or another site', async () => {
	const { admins } = await newAdministrator(workspace, clients);
	const { name, id, targets } = await newTarget(workspace, clients);
	const [stranger] = await clients.ofNewUser(1);
	const working = await confirmAbout(admins[0], name);
	for (const [loading, key] of [
		[{ cookies: targets[0].creds }, 'failed_other_user'],
		[{ site: 'cross-site' }, 'failed_other_site'],
	] as const) {
		const picture = await admins[0].loadPicture(working, loading);
		await expectRefusal(picture, admins[0], [...targets, stranger], english(key));
	}
	expect(isDone((await admins[0].loadPicture(working, { cookies: stranger.creds })).body)).toBe(false);
	// The app log has each attempt, with both names.
	const results = (await attemptsOn(id)).map((line) => /result=(\S+)/.exec(line)?.[1]);
	expect(results).toEqual(['other-user', 'other-site', 'other-user']);
});

describe('between question and confirmation', () => {
	it('says to the administrator and in the app log that the user was deleted', async () => {
		const { admins } = await newAdministrator(workspace, clients, 2);
		const { name, id } = await newTarget(workspace, clients);
		const working = await confirmAbout(admins[0], name);
		// The name goes with the user.
		await workspace.call('POST', '/api/v1/users.delete', { creds: workspace.admin, body: { userId: id } });
		const picture = await admins[0].loadPicture(working);
		await expectRefusal(picture, admins[0], [admins[1]], english('failed_no_user', { user: `\`@${id}\`` }));
		const from = `user=${admins[0].creds.userId} target=${id}`;
		expect(await attemptsOn(id)).toEqual([expect.stringContaining(`attempt result=no-such-user via=command ${from} `)]);
	});

	it('logs out the user who was asked about, even if somebody else takes the name', async () => {
		const { admins } = await newAdministrator(workspace, clients);
		const { name, id, targets } = await newTarget(workspace, clients);
		const impostor = await newTarget(workspace, clients);
		const working = await confirmAbout(admins[0], name);
		change(workspace, id, { username: `${name}-renamed` });
		change(workspace, impostor.id, { username: name });
		expect(isDone((await admins[0].loadPicture(working)).body)).toBe(true);
		expect((await admins[0].nextMessage()).msg).toBe(english('result_user', { user: `\`@${name}-renamed\`` }));
		expect(await loggedIn([...targets, ...impostor.targets])).toEqual([false, false, true, true]);
	});
});
