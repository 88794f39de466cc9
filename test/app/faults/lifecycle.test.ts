import { installApp } from '../../../tools/scripts/installApp';
import { textsIn } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, packagedApp, startWithApp } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { answerYes, expectAgainEndsWell, loggedIn, saidBy } from '../../support/faults';

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
const english = textsIn('en');

beforeAll(async () => {
	workspace = await startWithApp();
});
afterAll(() => workspace.process.stop());
afterEach(() => clients.disconnect());

async function administer(method: string, path: string, body?: object): Promise<void> {
	const { status } = await workspace.call(method, `/api/apps/${appId}${path}`, { creds: workspace.admin, body });
	expect(status).toBe(200);
}

/** Installs the package, or updates the app with it where it is installed. */
async function upload(): Promise<void> {
	await installApp(workspace, packagedApp(), { user: 'admin', password: 'admin' });
}

describe('between the yes and the second picture', () => {
	it('the app is disabled: nothing happens; once it is enabled again, the question goes on', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { question, working } = await answerYes(asking);
		await administer('POST', '/status', { status: 'manually_disabled' });
		expect((await asking.loadPicture(working)).status).toBe(404);
		expect((await workspace.callApp({ creds: asking.creds })).status).toBe(404);
		await expect(asking.runCommand()).rejects.toThrow('does not exist (or is disabled)');
		expect(await loggedIn(asking, other)).toEqual([true, true]);

		await administer('POST', '/status', { status: 'manually_enabled' });
		expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
		expect(await loggedIn(asking, other)).toEqual([true, false]);
		await expectAgainEndsWell(asking, other, question);
	});

	it('the app is updated: the question goes on as if nothing had happened', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { working } = await answerYes(asking);
		await upload();
		expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
		expect(await loggedIn(asking, other)).toEqual([true, false]);
	});

	it('the app is uninstalled and installed again: the old question is over, a new one works', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { question, working } = await answerYes(asking);
		await administer('DELETE', '');
		expect((await asking.loadPicture(working)).status).toBe(404);
		await upload();

		expect((await asking.loadPicture(working)).body).toContain('>Not done</text>');
		expect(saidBy(await asking.submit(question))).toBe(english('failed_expired'));
		expect(await loggedIn(asking, other)).toEqual([true, true]);

		const again = await asking.openQuestion();
		await asking.loadPicture(again);
		await expectAgainEndsWell(asking, other, again);
	});
});

it('the app is updated between two calls of the endpoint: the count of attempts goes on', async () => {
	const [caller] = await workspace.newClients(1);
	for (let call = 0; call < 5; call++) expect((await workspace.callApp({ creds: caller })).status).toBe(200);
	await upload();
	expect((await workspace.callApp({ creds: caller })).status).toBe(429);
	expect((await workspace.me(caller)).status).toBe(200);
});
