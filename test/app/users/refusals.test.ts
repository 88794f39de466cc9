import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { fileOf, pictureOf, withoutCookies } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { defaultPassword } from '../../support/client';
import { answerYes, confirmationOf, isDone, loggedIn } from '../../support/handshake';
import {
	allowLogout,
	askAbout,
	attemptsOn,
	confirmAbout,
	newAdministrator,
	newTarget,
	rename,
} from '../../support/logOutUser';
import { directMessages } from '../../support/storedMessages';
import { english } from '../../support/texts';

/** Who may log somebody out, and whom a confirmation is about. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await startWithApp();
});
afterAll(() => workspace.process.stop());
afterEach(() => clients.disconnect());

/** Nothing is logged out; this client, which is asking, is told why. */
async function expectRefusal(picture: { body: string }, asking: ChatClient, all: ChatClient[], text: string) {
	expect(picture.body).toContain(`>${english('picture_failed')}</text>`);
	expect((await asking.nextMessage()).msg).toBe(text);
	expect(await loggedIn([asking, ...all])).toEqual([asking, ...all].map(() => true));
}

describe('without the permission', () => {
	it('a user is told so, and nothing is logged out', async () => {
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

	it('an administrator can do no more than a user', async () => {
		const { admins } = await newAdministrator(workspace, clients);
		const { name, targets } = await newTarget(workspace, clients);
		const working = await confirmAbout(admins[0], name);
		await allowLogout(workspace, 'bot');
		const picture = await admins[0].loadPicture(working);
		await allowLogout(workspace, 'admin');
		await expectRefusal(picture, admins[0], targets, english('failed_not_allowed'));
	});

	it('and a user to whom the workspace gives it can', async () => {
		const [[asking], { name, targets }] = [await clients.ofNewUser(1), await newTarget(workspace, clients)];
		await allowLogout(workspace, 'user');
		const picture = await asking.loadPicture(await confirmAbout(asking, name));
		await allowLogout(workspace, 'admin');
		expect(isDone(picture.body)).toBe(true);
		expect(await loggedIn([asking, ...targets])).toEqual([true, false, false]);
	});
});

describe('between question and confirmation', () => {
	it('the user is deleted: the administrator is told, and so is the app log', async () => {
		const { admins } = await newAdministrator(workspace, clients, 2);
		const { name, id } = await newTarget(workspace, clients);
		const working = await confirmAbout(admins[0], name);
		await workspace.call('POST', '/api/v1/users.delete', { creds: workspace.admin, body: { userId: id } });
		const picture = await admins[0].loadPicture(working);
		await expectRefusal(picture, admins[0], [admins[1]], english('failed_no_user', { user: `\`@${name}\`` }));
		const from = `user=${admins[0].creds.userId} target=${id}`;
		expect(await attemptsOn(workspace, id)).toEqual([
			expect.stringContaining(`attempt result=no-such-user via=command ${from} `),
		]);
	});

	it('the user is renamed, and somebody else takes the name: it is about the user who was asked about', async () => {
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

describe('a confirmation works once', () => {
	it('loaded again, it says the same and spares whoever logged in again', async () => {
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

	it('and not at all after a newer one, whomever it is about', async () => {
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
	it("of the administrator gets the question, and nothing in it does anything to anybody's clients", async () => {
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

	it.each(['the user to be logged out', 'a stranger'])('of %s can do nothing with the confirmation', async (who) => {
		const { admins } = await newAdministrator(workspace, clients);
		const { name, targets } = await newTarget(workspace, clients);
		const [stranger] = await clients.ofNewUser(1);
		const other = who === 'a stranger' ? stranger : targets[0];
		const working = await confirmAbout(admins[0], name);
		const picture = await admins[0].loadPicture(working, { cookies: other.creds });
		await expectRefusal(picture, admins[0], [...targets, stranger], english('failed_other_user'));
		const page = await admins[0].loadPicture(working, { site: 'cross-site' });
		await expectRefusal(page, admins[0], targets, english('failed_other_site'));
	});

	it('refused attempts are in the app log with both names, too', async () => {
		const { admins } = await newAdministrator(workspace, clients);
		const { name, id, targets } = await newTarget(workspace, clients);
		const working = await confirmAbout(admins[0], name);
		await admins[0].loadPicture(working, { cookies: targets[0].creds });
		await admins[0].loadPicture(working, withoutCookies);
		const results = (await attemptsOn(workspace, id)).map((line) => /result=(\S+)/.exec(line)?.[1]);
		expect(results).toEqual(['other-user', 'unidentified']);
	});
});

it('a confirmation about oneself does nothing to somebody else, and the other way round', async () => {
	const { admins } = await newAdministrator(workspace, clients, 2);
	const { name, id, targets } = await newTarget(workspace, clients);
	const { working: own } = await answerYes(admins[0]);
	await confirmAbout(admins[0], name);
	const file = fileOf(await admins[0].nextMessage());
	const [ownPayload, ownSignature] = confirmationOf(own).split('.');
	const [payload, signature] = confirmationOf(file).split('.');
	const forged = [changedTarget(ownPayload, { userId: id, username: name }), changedTarget(payload, undefined)];
	for (const text of [
		`${ownPayload}.${signature}`,
		`${payload}.${ownSignature}`,
		`${forged[0]}.${ownSignature}`,
		`${forged[1]}.${signature}`,
	]) {
		const picture = await admins[0].load(pictureOf(own).replace(/confirmation=.*/, `confirmation=${text}`));
		expect(picture.body).toContain('>Not done</text>');
	}
	expect(await loggedIn([...admins, ...targets])).toEqual([true, true, true, true]);
	await admins[0].load(file, { site: 'none' });
	expect(await loggedIn([...admins, ...targets])).toEqual([true, true, false, false]);
});

function changedTarget(payload: string, target: object | undefined): string {
	const { confirmation } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
		confirmation: { ticket: object };
	};
	const changed = { confirmation: { ...confirmation, ticket: { ...confirmation.ticket, target } } };
	return Buffer.from(JSON.stringify(changed)).toString('base64url');
}
