import { installApp } from '../../../tools/scripts/installApp';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, packagedApp, startWithApp } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { expectAgainEndsWell } from '../../support/faults';
import { userRecords } from '../../support/storedData';
import { directMessages } from '../../support/storedMessages';
import { english } from '../../support/texts';
import { answerYes, loggedIn, saidBy } from '../../support/handshake';

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
	await installApp(workspace, packagedApp(), { user: 'admin', password: 'admin' });
}

it('is served again as soon as an update has ended, although the host does not find it for a moment', async () => {
	await upload();
	expect((await workspace.callApp({ method: 'GET' })).status).toBe(405);
});

describe('between the yes and the second picture', () => {
	it('the app is disabled: nothing happens; once it is enabled again, the question goes on', async () => {
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

	it('the app is updated: the question goes on as if nothing had happened', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { working } = await answerYes(asking);
		await upload();
		expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
		expect(await loggedIn([asking, other])).toEqual([true, false]);
	});

	it('the app is uninstalled and installed again: the old question is over, a new one works', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { question, working } = await answerYes(asking);
		await administer('DELETE', '');
		expect((await asking.loadPicture(working)).status).toBe(404);
		await upload();

		expect((await asking.loadPicture(working)).body).toContain('>Not done</text>');
		expect(saidBy(await asking.submit(question))).toBe(english('failed_expired'));
		expect(await loggedIn([asking, other])).toEqual([true, true]);

		const again = await asking.openQuestion();
		await asking.loadPicture(again);
		await expectAgainEndsWell(asking, other, again);
	});
});

it('the app is updated between two calls of the endpoint: both work, and its records are still there', async () => {
	const [caller] = await workspace.newClients(1);
	expect((await workspace.callApp({ creds: caller })).status).toBe(200);
	const before = userRecords(workspace, caller.userId);
	await upload();
	expect(userRecords(workspace, caller.userId)).toEqual(before);
	expect((await workspace.callApp({ creds: caller })).status).toBe(200);
	// The app's new process knows from the record that its owner was told a moment ago.
	expect(await directMessages(workspace, caller)).toHaveLength(1);
});

it('calls while the app is being updated are answered by the host, and a call after it works', async () => {
	const [caller, other] = await workspace.newClients(2);
	let isUpdated = false;
	const updating = upload().then(() => (isUpdated = true));
	const statuses = new Set<number>();
	while (!isUpdated) statuses.add((await workspace.callApp({ method: 'GET', creds: caller })).status);
	await updating;
	// The app answers 405, the host 404 while it does not find the app.
	expect([404, 405]).toEqual(expect.arrayContaining([...statuses]));
	expect((await workspace.me(other)).status).toBe(200);
	expect((await workspace.callApp({ creds: caller })).status).toBe(200);
	expect((await workspace.me(other)).status).toBe(401);
});
