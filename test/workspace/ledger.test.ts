import type { AppWorkspace } from './support/appWorkspace';
import { appId, endpointPath, startWithApp } from './support/appWorkspace';
import { contextsOf } from './support/chatClient';
import { ChatClients } from './support/chatClients';
import { answerYes, logged, setFaults } from './support/faults';
import { countLogEntries } from './support/storedData';
import { ledgerBegan, ledgerHas, storedLogins, usernameOf } from './support/storedLogins';

/** The login ledger, on a workspace without device management: two instances on one database. */

let one: AppWorkspace;
let two: AppWorkspace;
const clients = new ChatClients(() => one);

beforeAll(async () => {
	one = await startWithApp();
	await ledgerBegan(one);
	two = await startWithApp({ dataFolder: one.process.dataFolder });
});
afterAll(async () => {
	await two.process.stop();
	await one.process.stop();
});
afterEach(() => clients.disconnect());

/** Clients of a new user, whose logins the ledger has. */
async function notedClients(count: number) {
	const connected = await clients.ofNewUser(count);
	await ledgerHas(one, connected[0].creds, count);
	return connected;
}

it('lets the question say how often the user has logged in, on whatever instance', async () => {
	const [asking] = await notedClients(2);
	await two.login(await usernameOf(one, asking.creds), 'correct horse');
	await ledgerHas(one, asking.creds, 3);
	const [history, notes] = contextsOf(await asking.openQuestion());
	expect(history).toMatch(/^You have logged in 3 times since .*, when this app began to count; any of these/);
	expect(notes).toContain('lasts 90 days');
});

it('lets the message say how many other logins can have ended, and no number it does not know', async () => {
	const [asking] = await notedClients(4);
	await asking.loadPicture((await answerYes(asking)).working);
	const [, others] = (await asking.nextMessage()).msg.split('\n');
	expect(others).toMatch(/^Up to 3 other logins made since .* ended; older ones, .* have ended, too\.$/);
});

it('counts from the last revocation on', async () => {
	const [asking] = await notedClients(3);
	await asking.loadPicture((await answerYes(asking)).working);
	await asking.nextMessage();
	const since = 'since you last logged out others';
	expect(contextsOf(await asking.openQuestion())[0]).toMatch(new RegExp(`^You have not logged in ${since}`));

	await two.login(await usernameOf(one, asking.creds), 'correct horse');
	await ledgerHas(one, asking.creds, 4);
	const question = await asking.openQuestion();
	expect(contextsOf(question)[0]).toMatch(new RegExp(`^You have logged in once ${since}`));
	await asking.loadPicture(question);
	await asking.loadPicture(await asking.submit(question));
	expect((await asking.nextMessage()).msg.split('\n')[1]).toBe('Up to 1 other login ended.');
});

it('gives scripts no number: logins are no sessions', async () => {
	const [creds] = await one.newClients(2);
	const { body } = await one.call<object>('POST', `${endpointPath}?details=true`, { creds });
	expect(body).toMatchObject({ success: true, loggedOut: null, loggedOutCount: null });
});

it('costs one record per login with user and time, and no entry of the app log', async () => {
	const [{ creds }] = await notedClients(1);
	const username = await usernameOf(one, creds);
	const entries = countLogEntries(one, appId);
	for (let login = 2; login <= 6; login++) {
		await one.login(username, 'correct horse');
		await ledgerHas(one, creds, login);
	}
	expect(storedLogins(one, creds.userId).pop()).toEqual({
		kind: 'login',
		userId: creds.userId,
		at: expect.any(Number),
	});
	expect(countLogEntries(one, appId)).toBe(entries);
});

it('notes no login that failed, and none that is only taken up again', async () => {
	const [{ creds }] = await notedClients(1);
	const username = await usernameOf(one, creds);
	await expect(one.login(username, 'wrong')).rejects.toThrow();
	await clients.connect(creds);
	// A real login after those: were they noted, there would be more than two.
	await one.login(username, 'correct horse');
	await ledgerHas(one, creds, 2);
	expect(storedLogins(one, creds.userId)).toHaveLength(2);
});

it('does not hold up a login that it cannot note', async () => {
	const [{ creds }] = await notedClients(1);
	await setFaults(one, { 'persistence.createWithAssociations': { kind: 'throw' } });
	const again = await one.login(await usernameOf(one, creds), 'correct horse');
	await logged(one, /^login not noted: /);
	await setFaults(one);
	expect((await one.me(again)).status).toBe(200);
});

it('does not keep the question from being asked where it cannot be read', async () => {
	const [asking, other] = await notedClients(2);
	await setFaults(one, { 'persistence.readByAssociations': { kind: 'throw', times: 1 } });
	const question = await asking.openQuestion();
	await setFaults(one);
	expect(contextsOf(question)).toHaveLength(1);
	await asking.loadPicture(question);
	await asking.loadPicture(await asking.submit(question));
	// Of others it says nothing then.
	expect((await asking.nextMessage()).msg.split('\n')).toHaveLength(1);
	expect(await other.isLoggedIn()).toBe(false);
});
