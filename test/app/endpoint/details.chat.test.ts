import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { chromeOnWindows, firefoxOnLinux } from '../../support/devices';
import { switchControl } from '../../support/endpointAnswers';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english, patternOf } from '../../support/texts';
import { answerYes } from '../../support/handshake';

/** What the message in chat says of sessions and tokens besides "done". */
let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace({ deviceManagement: true });
});
afterEach(async () => {
	await switchControl(workspace, 'device-management', true);
	await switchControl(workspace, 'mark-current-session', false);
	await clients.disconnect();
});

/** Logs out others by the command; returns the lines of the message behind the first, which says that it is done. */
async function linesBehindDone(asking: ChatClient): Promise<string[]> {
	await asking.loadPicture((await answerYes(asking)).working);
	const [done, ...others] = (await asking.nextMessage()).msg.split('\n');
	expect(done).toMatch(patternOf('result_done'));
	return others;
}

async function generateTokens({ creds }: ChatClient, names: string[]): Promise<void> {
	for (const tokenName of names) {
		await workspace.call('POST', '/api/v1/users.generatePersonalAccessToken', { creds, body: { tokenName } });
	}
}

it('lists sessions under a heading that claims no more than that, also those that have long ended', async () => {
	const [one, two] = await workspace.newClients(2);
	const firefox = await clients.connectFrom(firefoxOnLinux('192.0.2.7'), one);
	await clients.connectFrom(chromeOnWindows('10.1.2.3'), two);
	for (let time = 0; time < 2; time++) {
		const lines = await linesBehindDone(firefox);
		expect(lines.slice(0, 3)).toEqual([
			english('result_sessions'),
			expect.stringMatching(/`Chrome` on `Windows`, `10\.1\.2\.3`, last active .*20\d\d/),
			expect.stringMatching(/`Firefox` on `Linux`, `192\.0\.2\.7`, last active .*20\d\d/),
		]);
		expect(lines.join()).not.toContain(english('result_session_current'));
	}
});

it('marks the session that asked if the server does', async () => {
	await switchControl(workspace, 'mark-current-session', true);
	const [one, two] = await workspace.newClients(2);
	const firefox = await clients.connectFrom(firefoxOnLinux('192.0.2.7'), one);
	await clients.connectFrom(firefoxOnLinux('192.0.2.7'), two);
	const marked = (await linesBehindDone(firefox)).filter((line) => line.includes(english('result_session_current')));
	expect(marked).toEqual([expect.stringMatching(/`Firefox` on `Linux`/)]);
});

it('lists at most ten, and how many more there are', async () => {
	const logins = await workspace.newClients(13);
	const connected: ChatClient[] = [];
	for (const creds of logins) connected.push(await clients.connectFrom(firefoxOnLinux('192.0.2.7'), creds));
	const lines = await linesBehindDone(connected[12]);
	expect(lines.filter((line) => line.includes('`Firefox`'))).toHaveLength(10);
	expect(lines.join('\n')).toContain(english('result_more_other', { count: '3' }));
});

it('names personal access tokens, at most five, as text and not as markup', async () => {
	await switchControl(workspace, 'device-management', false);
	const [asking] = await clients.ofNewUser(1);
	await generateTokens(asking, ['ci', '[x](https://evil.example) @all']);
	await expect(linesBehindDone(asking)).resolves.toEqual([
		english('result_tokens', { names: '`ci`, `[x](https://evil.example) @all`' }),
	]);
	await generateTokens(asking, ['a', 'b', 'c', 'd']);
	const [line] = await linesBehindDone(asking);
	expect(line.match(/`[^`]+`/g)).toHaveLength(5);
	expect(line).toContain(english('result_more_one', { count: '1' }));
});

it('says nothing of tokens if there are none', async () => {
	await switchControl(workspace, 'device-management', false);
	const [asking] = await clients.ofNewUser(1);
	await expect(linesBehindDone(asking)).resolves.toEqual([]);
});
