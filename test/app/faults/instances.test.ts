import { installApp } from 'embedded-workspace';
import { rm } from 'fs/promises';

import AdmZip from 'adm-zip';

import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, packagedApp, startWithApp } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { statesOf } from '../../support/endpointAnswers';
import { answerYes, loggedIn } from '../../support/handshake';
import { userRecords } from '../../support/storedData';
import { directMessages } from '../../support/storedMessages';
import { resultDone } from '../../support/texts';

/** Two instances of a workspace. An administrator updates the app on the first one; then both crash. */
let folder: string;
let one: AppWorkspace;
let two: AppWorkspace;
const clients = new ChatClients(() => one);

beforeAll(async () => {
	one = await startWithApp();
	folder = one.process.dataFolder;
	two = await startWithApp({ dataFolder: folder });
});
afterEach(() => clients.disconnect());
afterAll(async () => {
	await Promise.all([one, two].map((each) => each?.process.stop()));
	await rm(folder, { recursive: true, force: true });
});

it('sends one notice a minute for the same login, whichever instance it calls', async () => {
	const [caller, other] = await one.newClients(2);
	for (const instance of [one, two, one, two]) {
		expect((await instance.callApp({ creds: caller })).status).toBe(200);
	}
	expect(userRecords(one, caller.userId)).toHaveLength(1);
	expect(await directMessages(two, caller)).toHaveLength(1);
	expect((await two.me(other)).status).toBe(401);
});

it('keeps questions, records and settings over an update, whichever instance goes on', async () => {
	const pairs = [await clients.ofNewUser(2), await clients.ofNewUser(2)];
	const [onOne, onTwo] = [await answerYes(pairs[0][0]), await answerYes(pairs[1][0])];
	const [first, second] = await one.newClients(2);
	const asking = await clients.connect(first, two.url);
	const question = await asking.openQuestion();
	await asking.loadPicture(question, { from: two.url });
	const [caller] = await one.newClients(1);
	await two.callApp({ creds: caller });
	const before = userRecords(one, caller.userId);
	await one.saveSetting('security_notice', false);

	await updateTo('99.0.0');

	expect((await pairs[0][0].loadPicture(onOne.working, { from: one.url })).body).toContain('>Done</text>');
	expect((await pairs[1][0].loadPicture(onTwo.working, { from: two.url })).body).toContain('>Done</text>');
	for (const pair of pairs) {
		expect(await loggedIn(pair)).toEqual([true, false]);
	}
	const working = await asking.submit(question, one.url);
	expect((await asking.loadPicture(working, { from: two.url })).body).toContain('>Done</text>');
	expect(await statesOf(one, first, second)).toEqual([200, 401]);
	expect(before).toHaveLength(1);
	expect(userRecords(one, caller.userId)).toEqual(before);
	const [unnoticed] = await one.newClients(1);
	expect((await one.callApp({ creds: unnoticed })).status).toBe(200);
	expect(await directMessages(one, unnoticed)).toEqual([]);
});

it('keeps questions, logins, settings, records and the update when both instances restart', async () => {
	const [first, second] = await one.newClients(2);
	const [onOne, asking] = [await clients.connect(first, one.url), await clients.connect(first, two.url)];
	const question = await onOne.openQuestion();
	await one.process.kill();
	await asking.loadPicture(question, { from: two.url });
	const working = await asking.submit(question, two.url);
	const before = userRecords(two);
	await two.process.kill();

	one = await startWithApp({ dataFolder: folder });
	expect(userRecords(one)).toEqual(before);
	const shown = await one.call('GET', `/api/apps/${appId}`, { creds: one.admin });
	expect(shown.body.app).toMatchObject({ version: '99.0.0' });
	const again = await clients.connect(first);
	expect((await again.loadPicture(working)).body).toContain('>Done</text>');
	expect((await again.nextMessage()).msg).toMatch(resultDone);
	expect(await statesOf(one, first, second)).toEqual([200, 401]);
	expect(await directMessages(one, first)).toEqual([]);
});

/** Updates the app at the first instance, as the administration does. The other one runs the old app still. */
async function updateTo(version: string): Promise<void> {
	const zip = new AdmZip(packagedApp());
	zip.updateFile('app.json', Buffer.from(JSON.stringify({ ...JSON.parse(zip.readAsText('app.json')), version })));
	expect(await installApp(one.url, zip.toBuffer())).toMatchObject({ version });
}
