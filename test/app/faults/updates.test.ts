import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import AdmZip from 'adm-zip';

import manifest from '../../../app.json';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, packagedApp, startWithApp } from '../../../tools/harness/appWorkspace';
import { installApp } from '../../../tools/scripts/installApp';
import { ChatClients } from '../../support/chatClients';
import { userRecords } from '../../support/storedData';
import { directMessages } from '../../support/storedMessages';
import { answerYes, loggedIn } from '../../support/handshake';

/** An administrator updates the app on one of two instances while people are asked. The other one runs the old app still. */
let folder: string;
let one: AppWorkspace;
let two: AppWorkspace;
const clients = new ChatClients(() => one);

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'workspace-'));
	one = await startWithApp({ dataFolder: join(folder, 'data') });
	// Before the other one starts: instances of the embedded workspace do not tell each other.
	expect(await one.saveSetting('security_notice', false)).toBe(false);
	two = await startWithApp({ dataFolder: join(folder, 'data') });
});
afterEach(() => clients.disconnect());
afterAll(async () => {
	await Promise.all([one, two].map((each) => each?.process.stop()));
	await rm(folder, { recursive: true, force: true });
});

/** Updates the app at the first instance, as the administration does. */
async function updateTo(version: string): Promise<void> {
	const zip = new AdmZip(packagedApp());
	zip.updateFile('app.json', Buffer.from(JSON.stringify({ ...JSON.parse(zip.readAsText('app.json')), version })));
	const path = join(folder, `${version}.zip`);
	zip.writeZip(path);
	expect(await installApp(one, path, { user: 'admin', password: 'admin' })).toMatchObject({ version });
}

async function installedVersion(at: AppWorkspace): Promise<unknown> {
	const { body } = await at.call<{ app: { version: string } }>('GET', `/api/apps/${appId}`, { creds: at.admin });
	return body.app.version;
}

describe.each([
	['the same version', manifest.version],
	['a higher version', '99.0.0'],
])('an update to %s', (_what, version) => {
	it.each([
		['the instance that was updated', () => one],
		['the other instance', () => two],
	])('breaks no question: %s does the work', async (_where, worker) => {
		const [asking, other] = await clients.ofNewUser(2);
		const { working } = await answerYes(asking);
		await updateTo(version);
		expect((await asking.loadPicture(working, { from: worker().url })).body).toContain('>Done</text>');
		expect(await loggedIn([asking, other])).toEqual([true, false]);
	});

	it('lets a question of the other instance be answered', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const onTwo = await clients.connect(asking.creds, two.url);
		const question = await onTwo.openQuestion();
		await onTwo.loadPicture(question, { from: two.url });
		await updateTo(version);
		const working = await onTwo.submit(question, one.url);
		expect((await onTwo.loadPicture(working, { from: two.url })).body).toContain('>Done</text>');
		expect(await loggedIn([asking, other])).toEqual([true, false]);
	});

	it('keeps settings and records', async () => {
		const [caller] = await one.newClients(1);
		expect((await two.callApp({ creds: caller })).status).toBe(200);
		const before = userRecords(one, caller.userId);
		expect(before).toHaveLength(1);
		await updateTo(version);
		expect(userRecords(one, caller.userId)).toEqual(before);
		expect((await one.callApp({ creds: caller })).status).toBe(200);
		expect(await directMessages(one, caller)).toEqual([]);
	});
});

it('an instance that starts again has the new version', async () => {
	await updateTo('99.0.1');
	await two.process.stop();
	two = await startWithApp({ dataFolder: join(folder, 'data') });
	expect(await installedVersion(two)).toBe('99.0.1');
	const [caller] = await two.newClients(1);
	expect((await two.callApp({ creds: caller })).status).toBe(200);
});
