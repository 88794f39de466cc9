import type { AppWorkspace } from '../../../tools/harness/appWorkspace';

import { ChatClients } from '../../support/chatClients';
import { isDone, loggedIn } from '../../support/handshake';
import {
	allowLogout,
	attemptsOn,
	confirmAbout,
	expectRefusal,
	newAdministrator,
	newTarget,
	rename,
} from '../../support/logOutUser';
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

describe('without the permission', () => {
	it('says so, and logs nothing out', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { name, id, targets } = await newTarget(workspace, clients);
		const script = await workspace.personalAccessToken(targets[0].creds);
		const picture = await asking.loadPicture(await confirmAbout(asking, name));
		await expectRefusal(picture, asking, [other, ...targets], english('failed_not_allowed'));
		expect((await workspace.me(script)).status).toBe(200);
		expect(await directMessages(workspace, targets[0].creds)).toEqual([]);
		expect(await attemptsOn(workspace, id)).toEqual([
			expect.stringMatching(/^attempt result=not-allowed via=command .* detail=".*logout-other-user"$/),
		]);
	});

	it('works once the workspace gives the permission', async () => {
		const [[asking], { name, targets }] = [await clients.ofNewUser(1), await newTarget(workspace, clients)];
		await allowLogout(workspace, 'user');
		const picture = await asking.loadPicture(await confirmAbout(asking, name));
		await allowLogout(workspace, 'admin');
		expect(isDone(picture.body)).toBe(true);
		expect(await loggedIn([asking, ...targets])).toEqual([true, false, false]);
	});
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
		expect(await attemptsOn(workspace, id)).toEqual([
			expect.stringContaining(`attempt result=no-such-user via=command ${from} `),
		]);
	});

	it('logs out the user who was asked about, even if somebody else takes the name', async () => {
		const { admins } = await newAdministrator(workspace, clients);
		const { name, id, targets } = await newTarget(workspace, clients);
		const impostor = await newTarget(workspace, clients);
		const working = await confirmAbout(admins[0], name);
		rename(workspace, id, `${name}-renamed`);
		rename(workspace, impostor.id, name);
		expect(isDone((await admins[0].loadPicture(working)).body)).toBe(true);
		expect((await admins[0].nextMessage()).msg).toBe(english('result_user', { user: `\`@${name}-renamed\`` }));
		expect(await loggedIn([...targets, ...impostor.targets])).toEqual([false, false, true, true]);
	});
});
