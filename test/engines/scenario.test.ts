import type { ChatClient } from '../support/chatClient';
import { findSecrets, valuesOfDatabase, until } from 'embedded-workspace/testing';
import { saidBy } from '../support/handshake';
import { directMessages, messagesIn } from '../support/storedMessages';
import { engines } from '../../tools/scripts/engines/engines';
import { EngineWorkspace } from './EngineWorkspace';

const day = 24 * 60 * 60 * 1000;
const enabled = /^(auto|manually)_enabled$/;

async function expectOnlyOneLeft([kept, ...others]: ChatClient[]): Promise<void> {
	await Promise.all(others.map((other) => other.loggedOut()));
	expect(await Promise.all([kept, ...others].map((each) => each.isLoggedIn()))).toEqual([
		true,
		...others.map(() => false),
	]);
}

/** Run by `npm run test:engines`. The tests of an engine build on each other: each goes on where the one before ended. */
describe.each(engines)('$version', (engine) => {
	const workspace = new EngineWorkspace(engine);
	afterEach(() => workspace.disconnect());
	afterAll(() => workspace.stop());

	it('installs the app', async () => {
		await workspace.start();
		expect(workspace.now.process.output()).toContain(`"engine":"${engine.version}"`);
		expect(await workspace.appStatus()).toMatch(enabled);
	});

	it('logs out others by the endpoint', async () => {
		const all = await workspace.newClients(3);
		const end = await workspace.logOutOthers(all[0].creds);
		await expectOnlyOneLeft(all);
		// A login lasts 90 days from when it was made, which was just before.
		const loggedInAt = end - 90 * day;
		expect(loggedInAt).toBeLessThanOrEqual(Date.now());
		expect(loggedInAt).toBeGreaterThan(Date.now() - day / 2);
		expect((await workspace.now.callApp()).status).toBe(401);
	});

	it('asks in chat, and shows the status', async () => {
		const [asking, other] = await workspace.newClients(2);
		const question = await asking.openQuestion();
		expect(saidBy(question)).toContain('Log out all your other clients?');
		await asking.loadPicture(question);
		await asking.close(question);
		// A script has no modal to answer, and is told so.
		await asking.runCommand();
		expect((await asking.nextMessage()).msg).not.toBe('');
		await asking.runCommand('status', { triggerId: 'trigger' });
		expect((await asking.nextMessage()).msg).toContain('A login lasts 90 days');
		expect([await asking.isLoggedIn(), await other.isLoggedIn()]).toEqual([true, true]);
	});

	it('logs out others in chat', async () => {
		const all = await workspace.newClients(3);
		const question = await all[0].openQuestion();
		await all[0].loadPicture(question);
		const picture = await all[0].loadPicture(await all[0].submit(question));
		expect(picture.body).toContain('>Done</text>');
		await expectOnlyOneLeft(all);
		expect((await all[0].nextMessage()).msg).toContain('Your other clients are logged out');
	});

	it('sends the security notice', async () => {
		const [asking] = await workspace.newClients(2);
		await workspace.logOutOthers(asking.creds);
		const [{ msg }] = await until(async () => {
			const notices = await directMessages(workspace.now, asking.creds);
			return notices.length > 0 ? notices : undefined;
		});
		expect(msg).toContain('Your other clients were logged out');
	});

	it('saves settings and runs jobs', async () => {
		const { saveSetting } = workspace.now;
		const picked = [{ _id: 'GENERAL' }];
		expect(await saveSetting('administrator_rooms', picked)).toEqual(picked);
		const [asking] = await workspace.newClients(1);
		await workspace.logOutOthers(asking.creds);
		await until(async () => {
			const messages = await messagesIn(workspace.now, asking.creds, 'GENERAL');
			return messages.some(({ msg }) => msg.endsWith(': done'));
		});
		expect(await saveSetting('administrator_rooms', [])).toEqual([]);
		await workspace.runJob('remove-old-records');
		await until(() => /"at":\d+\}/.test(workspace.records()));
	});

	it('goes on after a restart', async () => {
		const all = await workspace.newClients(2);
		await workspace.start();
		if (engine.limit !== undefined) {
			expect(await workspace.appStatus()).toBe('initialized');
			await workspace.enableApp();
			await workspace.start();
		}
		expect(await workspace.appStatus()).toMatch(enabled);
		expect(await workspace.setting('administrator_rooms')).toEqual([]);
		await workspace.logOutOthers(all[0].creds);
		const answers = await Promise.all(all.map(({ creds }) => workspace.now.me(creds)));
		expect(answers.map(({ status }) => status)).toEqual([200, 401]);
	});

	it('keeps login tokens out of logs and database', async () => {
		const all = await workspace.newClients(20);
		const logText = async (): Promise<string> => (await workspace.now.logLines()).join('\n');
		// At once: in-process the calls take each other's place in the app's logger, and older engines lose some of the logs.
		await Promise.all(all.map(({ creds }) => workspace.now.callApp({ creds })));
		// Some engines lose the log of a single call now and then.
		const [last] = await workspace.newClients(1);
		await until(async () => {
			await workspace.now.callApp({ creds: last.creds });
			return (await logText()).includes(`attempt result=done via=endpoint user=${last.creds.userId}`);
		});
		expect(await logText()).not.toMatch(/may contain login tokens|defect in|not scheduled|not recorded|not sent/);
		expect(findSecrets(await logText(), workspace.secrets)).toEqual([]);
		expect(findSecrets(valuesOfDatabase(workspace.now.process.dataFolder), workspace.secrets)).toEqual([]);
	});
});
