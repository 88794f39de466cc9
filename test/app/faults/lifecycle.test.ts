import { installApp } from 'embedded-workspace';
import { readFileSync } from 'fs';

import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, packagedApp, startWithApp } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { statesOf } from '../../support/endpointAnswers';
import type { Fault } from '../../support/faults';
import { expectAgainEndsWell, logged, setFaults } from '../../support/faults';
import { english } from '../../support/texts';
import { answerYes, loggedIn, saidBy } from '../../support/handshake';

/** The app is new, disabled, updated, or removed. What an update keeps is in instances.test.ts. */
let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await startWithApp();
});
afterAll(() => workspace.process.stop());
afterEach(() => clients.disconnect());

async function administer(method: string, path: string, body?: object): Promise<void> {
	const { status } = await workspace.call(method, `/api/apps/${appId}${path}`, { creds: workspace.admin, body });
	expect(status).toBe(200);
}

/** Installs the package, or updates the app with it. */
async function upload(): Promise<void> {
	await installApp(workspace.url, readFileSync(packagedApp()));
}

// First of all: once made and read, the process remembers the signing key.
it('asks the user to try again if the key of the first question cannot be stored', async () => {
	const [asking] = await clients.ofNewUser(1);
	const read = 'persistence.readByAssociations';
	const create = 'persistence.createWithAssociations';
	const faults: [Record<string, Fault>, RegExp][] = [
		[{ [read]: { kind: 'throw' } }, /^\/logout-others failed: A fault was asked for/],
		[{ [create]: { kind: 'throw' } }, /^\/logout-others failed: A fault was asked for/],
		[{ [create]: { kind: 'drop' } }, /^\/logout-others failed: the app's persistence did not keep the signing key/],
	];
	for (const [fault, line] of faults) {
		await setFaults(workspace, fault);
		await asking.runCommand('', { triggerId: 'one' });
		expect((await asking.nextMessage()).msg).toBe(english('failed_command'));
		await logged(workspace, line);
	}
	expect(asking.interactions()).toEqual([]);

	await setFaults(workspace);
	await asking.loadPicture(await asking.openQuestion());
});

describe('between the confirmation and the second picture', () => {
	it('does nothing while the app is disabled, and goes on once it is enabled', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { question, working } = await answerYes(asking);
		await administer('POST', '/status', { status: 'manually_disabled' });
		expect((await asking.loadPicture(working)).status).toBe(404);
		expect((await workspace.callApp({ creds: asking.creds })).status).toBe(404);
		await expect(asking.runCommand()).rejects.toThrow('does not exist (or is disabled)');
		expect(await loggedIn([asking, other])).toEqual([true, true]);

		await administer('POST', '/status', { status: 'manually_enabled' });
		expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
		expect(await loggedIn([asking, other])).toEqual([true, false]);
		await expectAgainEndsWell(asking, other, question);
	});

	it('ends the old question if the app is installed again, and a new one works', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { question, working } = await answerYes(asking);
		await administer('DELETE', '');
		expect((await asking.loadPicture(working)).status).toBe(404);
		await upload();

		expect((await asking.loadPicture(working)).body).toContain('>See chat</text>');
		expect(saidBy(await asking.submit(question))).toBe(english('failed_expired'));
		expect(await loggedIn([asking, other])).toEqual([true, true]);

		const again = await asking.openQuestion();
		await asking.loadPicture(again);
		await expectAgainEndsWell(asking, other, again);
	});
});

it('answers again as soon as an update has ended', async () => {
	const [caller, other] = await workspace.newClients(2);
	let isUpdated = false;
	const updating = upload().then(() => (isUpdated = true));
	const statuses = new Set<number>();
	while (!isUpdated) {
		statuses.add((await workspace.callApp({ method: 'GET', creds: caller })).status);
	}
	await updating;
	// The app answers 405, the host 404 while it does not find the app.
	expect([404, 405]).toEqual(expect.arrayContaining([...statuses]));
	expect((await workspace.me(other)).status).toBe(200);
	expect((await workspace.callApp({ creds: caller })).status).toBe(200);
	expect(await statesOf(workspace, caller, other)).toEqual([200, 401]);
});
