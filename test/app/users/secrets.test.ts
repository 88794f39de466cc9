import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { withoutCookies } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { confirmationOf } from '../../support/handshake';
import { confirmAbout, confirmOnPhone, newAdministrator, newTarget } from '../../support/logOutUser';
import type { Secrets } from '../../support/secretSearch';
import { bytesOfFolder, findSecrets, valuesOfDatabase } from '../../support/secretSearch';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english } from '../../support/texts';

/** Logging somebody out leaves no token anywhere: neither the administrator's nor the user's. */

let workspace: AppWorkspace;
/** All that clients were sent. */
let events: string;
const clients = new ChatClients(() => workspace);
const secrets: Secrets = {};

beforeAll(async () => {
	workspace = await sharedWorkspace();
	const [{ admins }, { admins: phones }] = [
		await newAdministrator(workspace, clients),
		await newAdministrator(workspace, clients, 2),
	];
	const [first, second] = [await newTarget(workspace, clients), await newTarget(workspace, clients)];
	const [[user], [other]] = [await clients.ofNewUser(1), await clients.ofNewUser(1)];
	const script = await workspace.personalAccessToken(first.targets[0].creds);
	secrets['personal access token'] = script.authToken;
	const all = [...admins, ...phones, ...first.targets, ...second.targets, user, other];
	all.forEach(({ creds }, index) => (secrets[`client ${index}`] = creds.authToken));

	await admins[0].runCommand(`@${script.authToken}`, { triggerId: admins[0].creds.authToken });
	await admins[0].nextMessage();
	const working = await confirmAbout(admins[0], first.name);
	secrets.confirmation = confirmationOf(working).split('.')[1];
	await admins[0].loadPicture(working, { cookies: first.targets[0].creds });
	await admins[0].loadPicture(working);
	await phones[0].tap(await confirmOnPhone(phones[0], second.name));
	await user.loadPicture(await confirmAbout(user, first.name));
	await other.loadPicture(await confirmAbout(other, first.name), withoutCookies);
	for (const client of [...admins, ...phones, user, other]) await client.listened();
	events = JSON.stringify(all.map((client) => client.events));
});
afterAll(async () => {
	await clients.disconnect();
});

it('has seen it done and refused', async () => {
	const results = (await workspace.logLines()).map((line) => /^attempt result=(\S+) .* target=/.exec(line)?.[1]);
	const seen = [...new Set(results.filter(Boolean))].sort();
	expect(seen).toEqual(['done', 'not-allowed', 'other-user', 'unidentified']);
	expect(events).toContain(english('failed_not_allowed'));
});

it('in modals and messages', () => {
	// What was typed behind the @ comes back to the one who typed it; the file is for all clients of the administrator.
	const { 'personal access token': typed, ...others } = secrets;
	expect(findSecrets(events, others)).toEqual([]);
	expect(events.split(typed)).toHaveLength(2);
});

it('in the app log', async () => {
	expect(findSecrets((await workspace.logLines()).join('\n'), secrets)).toEqual([]);
});

it('in the database and the other files of the data folder', () => {
	const { dataFolder } = workspace.process;
	// Messages to one person are kept for their connected clients by the embedded workspace alone.
	const { 'personal access token': _typed, ...others } = secrets;
	expect(findSecrets(valuesOfDatabase(dataFolder), others)).toEqual([]);
	expect(findSecrets(bytesOfFolder(dataFolder), others)).toEqual([]);
});

it('in what the workspace printed', () => {
	expect(findSecrets(workspace.process.output(), secrets)).toEqual([]);
});
