import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import { ChatClient } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { logged, setFaults } from '../../support/faults';
import { patternOf } from '../../support/texts';
import { answerYes, loggedIn } from '../../support/handshake';

let dataFolder: string;
let one: AppWorkspace;
let two: AppWorkspace;
let three: AppWorkspace;
const clients = new ChatClients(() => one);

beforeAll(async () => {
	dataFolder = await mkdtemp(join(tmpdir(), 'workspace-'));
	one = await startWithApp({ dataFolder });
	[two, three] = await Promise.all([startWithApp({ dataFolder }), startWithApp({ dataFolder })]);
});
afterAll(async () => {
	await Promise.all([one, two, three].map(({ process }) => process.stop()));
	await rm(dataFolder, { recursive: true, force: true });
});
afterEach(() => clients.disconnect());

it('an instance that does not know the key and cannot read it does nothing; another one goes on', async () => {
	const [asking, other] = await clients.ofNewUser(2);
	const { working } = await answerYes(asking);
	await setFaults(three, { 'persistence.readByAssociations': { kind: 'throw' } });
	expect((await asking.loadPicture(working, { from: three.url })).body).toContain('>Not done</text>');
	await logged(three, /^confirmation not read: A fault was asked for/);
	expect(await loggedIn([asking, other])).toEqual([true, true]);
	await setFaults(three);
	expect((await asking.loadPicture(working, { from: two.url })).body).toContain('>Done</text>');
	expect(await loggedIn([asking, other])).toEqual([true, false]);
});

it('each step of a handshake reaches another of three instances, and the one before has crashed', async () => {
	const [first, second] = await one.newClients(2);
	const [asking, other] = [await clients.connect(first, three.url), await clients.connect(second, three.url)];
	const onOne = await ChatClient.connect(one.url, first);
	const question = await onOne.openQuestion();
	await onOne.disconnect();
	await one.process.kill();
	await asking.loadPicture(question, { from: two.url });
	const working = await asking.submit(question, two.url);
	await two.process.kill();
	expect((await asking.loadPicture(working, { from: three.url })).body).toContain('>Done</text>');
	await other.loggedOut();
	expect((await asking.nextMessage()).msg).toMatch(patternOf('result_done'));
	expect((await three.me(first)).status).toBe(200);
});
