import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { chromeOnWindows, firefoxOnLinux, mobileOnAndroid } from '../../support/devices';
import { answerYes, answerYesOnPhone } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { patternOf, resultDone } from '../../support/texts';

/** Situation 7: the workspace allows ten calls a minute from one address, which an office shares. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
const waiting = patternOf('failed_rate_limited');

beforeAll(async () => {
	workspace = await sharedWorkspace({ rateLimit: true });
});
afterEach(() => clients.disconnect());

/** Connects a new user's client at an address. The limit counts logins too, so they come from elsewhere. */
async function personAt(address: string, index: number): Promise<ChatClient> {
	await workspace.call('POST', '/workspace/rate-limit', { creds: workspace.admin, body: { enabled: false } });
	const [creds] = await workspace.newClients(1);
	const device = [chromeOnWindows, firefoxOnLinux, mobileOnAndroid][index % 3](address);
	return clients.connectFrom(device, creds);
}

async function peopleAt(address: string, count: number): Promise<ChatClient[]> {
	const people: ChatClient[] = [];
	for (let index = 0; index < count; index++) people.push(await personAt(address, index));
	return people;
}

async function limit(): Promise<void> {
	await workspace.call('POST', '/workspace/rate-limit', { creds: workspace.admin, body: { enabled: true } });
}

it('situation 7: of twelve people in one office, two are told that they share the limit and how long to wait', async () => {
	const office = await peopleAt('192.0.2.7', 12);
	const [elsewhere] = await peopleAt('192.0.2.8', 1);
	const answers = await Promise.all(office.map((person) => answerYes(person)));
	const late = await answerYes(elsewhere);
	const phone = await personAt('192.0.2.7', 2);
	const { message: file } = await answerYesOnPhone(phone);
	await limit();
	const pictures: string[] = [];
	for (const [index, person] of office.entries()) {
		pictures.push((await person.loadPicture(answers[index].working)).body);
	}
	expect(pictures.filter((body) => body.includes('>Done</text>'))).toHaveLength(10);
	for (const person of office.slice(10)) {
		const [, seconds] = waiting.exec((await person.nextMessage()).msg) ?? [];
		expect(Number(seconds)).toBeGreaterThan(0);
		expect(Number(seconds)).toBeLessThanOrEqual(60);
	}
	expect((await phone.tap(file)).body.trim()).toMatch(waiting);
	// Nobody at another address is held up.
	expect((await elsewhere.loadPicture(late.working)).body).toContain('>Done</text>');
	expect((await elsewhere.nextMessage()).msg).toMatch(resultDone);
});
