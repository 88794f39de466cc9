import { installApp } from 'embedded-workspace';
import { readFileSync } from 'fs';

import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, packagedApp } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { expectAgainEndsWell } from '../../support/faults';
import { answerYes, loggedIn, saidBy } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english } from '../../support/texts';

/** The app is disabled, or removed. What an update keeps is in instances.test.ts. */
let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

async function administer(method: string, path: string, body?: object): Promise<void> {
	const { status } = await workspace.call(method, `/api/apps/${appId}${path}`, { creds: workspace.admin, body });
	expect(status).toBe(200);
}

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
		await installApp(workspace.url, readFileSync(packagedApp()));

		expect((await asking.loadPicture(working)).body).toContain('>See chat</text>');
		expect(saidBy(await asking.submit(question))).toBe(english('failed_expired'));
		expect(await loggedIn([asking, other])).toEqual([true, true]);

		const again = await asking.openQuestion();
		await asking.loadPicture(again);
		await expectAgainEndsWell(asking, other, again);
	});
});
