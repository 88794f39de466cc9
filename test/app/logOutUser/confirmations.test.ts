import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { fileOf, pictureOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import { defaultPassword } from 'embedded-workspace';
import { answerYes, confirmationOf, isDone, loggedIn } from '../../support/handshake';
import {
	askAbout,
	attemptsOn,
	confirmAbout,
	expectRefusal,
	newAdministrator,
	newTarget,
} from '../../support/logOutUser';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { directMessages } from '../../support/storedMessages';
import { english } from '../../support/texts';

/** What a confirmation about somebody is good for: once, for the administrator who gave it, about that user. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

describe('a confirmation works once', () => {
	it('says the same if it is loaded again, and spares a new login', async () => {
		const { admins } = await newAdministrator(workspace, clients);
		const { name, targets } = await newTarget(workspace, clients);
		const working = await confirmAbout(admins[0], name);
		await admins[0].loadPicture(working);
		const back = await clients.connect(await workspace.login(name, defaultPassword));
		expect(isDone((await admins[0].loadPicture(working)).body)).toBe(true);
		await admins[0].listened();
		expect(admins[0].messages()).toHaveLength(1);
		expect(await loggedIn([...targets, back])).toEqual([false, false, true]);
		expect(await directMessages(workspace, back.creds)).toHaveLength(1);
	});

	it('does nothing after a newer one, whomever that is about', async () => {
		const { admins } = await newAdministrator(workspace, clients);
		const [first, second] = [await newTarget(workspace, clients), await newTarget(workspace, clients)];
		const older = await confirmAbout(admins[0], first.name);
		// The older one came to nothing so far, so this one brings a file.
		await confirmAbout(admins[0], second.name);
		const file = await admins[0].load(fileOf(await admins[0].nextMessage()), { site: 'none' });
		expect(file.body).toBe(`${english('result_user', { user: `\`@${second.name}\`` })}\n`);
		expect(isDone((await admins[0].loadPicture(older)).body)).toBe(false);
		expect(await loggedIn([...first.targets, ...second.targets])).toEqual([true, true, false, false]);
	});
});

describe('another session', () => {
	it('of the administrator gets the question, and can do nothing with it', async () => {
		const { admins } = await newAdministrator(workspace, clients, 2);
		const [asking, thief] = admins;
		const { name, targets } = await newTarget(workspace, clients);
		const question = await askAbout(asking, name);
		await thief.listened();
		const received = JSON.stringify(thief.interactions());
		expect(received).toContain(question.id);
		expect(received).not.toContain('confirmation=');
		expect((await thief.loadPicture(question)).body).not.toContain('confirmation=');
		const guess = pictureOf(question).replace('?ticket=', '?confirmation=');
		expect(isDone((await thief.load(guess)).body)).toBe(false);
		expect(await loggedIn([...admins, ...targets])).toEqual([true, true, true, true]);
	});

	it('of the user to be logged out, of a stranger or of another site can do nothing with the confirmation', async () => {
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
		const results = (await attemptsOn(workspace, id)).map((line) => /result=(\S+)/.exec(line)?.[1]);
		expect(results).toEqual(['other-user', 'other-site', 'other-user']);
	});
});

it('does nothing to somebody else with a confirmation about oneself, and the other way round', async () => {
	const { admins } = await newAdministrator(workspace, clients, 2);
	const { name, targets } = await newTarget(workspace, clients);
	const { working: own } = await answerYes(admins[0]);
	await confirmAbout(admins[0], name);
	const file = fileOf(await admins[0].nextMessage());
	const [ownPayload, ownSignature] = confirmationOf(own).split('.');
	const [payload, signature] = confirmationOf(file).split('.');
	for (const text of [`${ownPayload}.${signature}`, `${payload}.${ownSignature}`]) {
		const picture = await admins[0].load(pictureOf(own).replace(/confirmation=.*/, `confirmation=${text}`));
		expect(picture.body).toContain('>See chat</text>');
	}
	expect(await loggedIn([...admins, ...targets])).toEqual([true, true, true, true]);
	await admins[0].load(file, { site: 'none' });
	expect(await loggedIn([...admins, ...targets])).toEqual([true, true, false, false]);
});
