import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import type { Credentials } from '../../support/client';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { inStore } from '../../support/storedData';
import { english, patternOf } from '../../support/texts';

/** `/logout-others status` says only what the app has a record of, however a login came to be. */
let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(async () => {
	await workspace.changeWorkspace('Accounts_LoginExpiration', 90);
	await clients.disconnect();
});

async function statusOf(asking: ChatClient): Promise<string[]> {
	await asking.runCommand('status', { triggerId: 'trigger' });
	return (await asking.nextMessage()).msg.split('\n');
}

const title = english('status_title');
const period = english('status_period', { days: '90 days' });
const tokens = english('status_tokens');

it('to somebody who never used the app it says nothing of logins, logouts and dates', async () => {
	const [asking] = await clients.ofNewUser(1);
	expect(await statusOf(asking)).toEqual([title, period, tokens]);
});

it('logins that an administrator made, or that came while the app was off, change nothing', async () => {
	const [asking] = await clients.ofNewUser(1);
	const { userId } = asking.creds;
	const { admin: creds } = workspace;
	await workspace.call('POST', '/api/v1/users.createToken', { creds, body: { userId } });
	expect(await statusOf(asking)).toEqual([title, period, tokens]);
});

it('after a logout it says when this app did it and how, whatever Login Expiration was then', async () => {
	await workspace.changeWorkspace('Accounts_LoginExpiration', 30);
	const [asking] = await clients.ofNewUser(1);
	await workspace.callApp({ creds: asking.creds });
	const lastLine = patternOf('status_last_done', { via: english('notice_via_endpoint') });
	const [, , last] = await statusOf(asking);
	expect(last).toMatch(lastLine);

	makeOlder(asking.creds, 82);
	await workspace.changeWorkspace('Accounts_LoginExpiration', 365);
	const lines = await statusOf(asking);
	expect(lines).toEqual([title, period.replace('90', '365'), expect.stringMatching(lastLine), tokens]);
	expect(lines[2]).not.toBe(last);
});

it('an unknown outcome is no logout: it says "may have been"', async () => {
	const [asking] = await clients.ofNewUser(1);
	await workspace.changeWorkspace('Accounts_LoginExpiration', 1e22);
	await workspace.callApp({ creds: asking.creds });
	await workspace.changeWorkspace('Accounts_LoginExpiration', 90);
	expect((await statusOf(asking))[2]).toMatch(
		patternOf('status_last_unknown', { via: english('notice_via_endpoint') }),
	);
});

it.each([
	['pl', 1, '1 dzień'],
	['pl', 2, '2 dni'],
	['pl', 5, '5 dni'],
	['ru', 1, '1 день'],
	['ru', 3, '3 дня'],
	['ru', 90, '90 дней'],
	['de', 1, '1 Tag'],
	['de', 90, '90 Tage'],
])('each language has its own plural forms: %s, %d: %s', async (language, days, text) => {
	await workspace.changeWorkspace('Accounts_LoginExpiration', days);
	const [asking] = await clients.ofNewUser(1, { language });
	expect((await statusOf(asking))[1]).toContain(text);
});

/** Makes the record of a user's last logout older. */
function makeOlder({ userId }: Credentials, days: number): void {
	const ms = days * 24 * 60 * 60 * 1000;
	inStore(workspace, ({ db }) => {
		const sql = `UPDATE app_persistence SET data = json_set(data, '$.at', json_extract(data, '$.at') - ?)
			WHERE json_extract(data, '$.userId') = ?`;
		db.prepare(sql).run(ms, userId);
	});
}
