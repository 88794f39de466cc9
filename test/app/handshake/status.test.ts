import manifest from '../../../app.json';
import { translatorFor } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, startWithApp } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { setFaults } from '../../support/faults';
import { loggedIn, logOutOthers } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english, patternOf } from '../../support/texts';

/** `/logout-others status`, as users and administrators see it. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

async function statusOf(client: ChatClient): Promise<string[]> {
	await client.runCommand('status', { triggerId: 'trigger' });
	return (await client.nextMessage()).msg.split('\n');
}

async function statusForAdmin(): Promise<string> {
	return (await statusOf(await clients.connect(workspace.admin))).join('\n');
}

describe('for users', () => {
	it('it says how long logins last and what stays valid, and does nothing', async () => {
		const both = await clients.ofNewUser(2);
		expect(await statusOf(both[0])).toEqual([
			english('status_title'),
			english('status_period', { days: '90 days' }),
			english('status_tokens'),
		]);
		await both[0].listened();
		expect(both[0].interactions()).toEqual([]);
		expect(await loggedIn(both)).toEqual([true, true]);
	});

	it('it says when this app last logged out others, and how', async () => {
		const [asking] = await clients.ofNewUser(2);
		await workspace.callApp({ creds: asking.creds });
		expect((await statusOf(asking))[2]).toMatch(patternOf('status_last_done', { via: english('notice_via_endpoint') }));
		await logOutOthers(asking);
		await asking.nextMessage();
		expect((await statusOf(asking))[2]).toMatch(patternOf('status_last_done', { via: english('notice_via_command') }));
	});

	it('it says that they may have been logged out, if that is what we know', async () => {
		const [asking] = await clients.ofNewUser(2);
		await workspace.changeWorkspace('Accounts_LoginExpiration', 99999999);
		await workspace.callApp({ creds: asking.creds });
		await workspace.changeWorkspace('Accounts_LoginExpiration', 90);
		expect((await statusOf(asking))[2]).toMatch(
			patternOf('status_last_unknown', { via: english('notice_via_endpoint') }),
		);
	});

	it('situation 5: it says nothing of logins it cannot know', async () => {
		const [asking] = await clients.ofNewUser(1);
		const body = { userId: asking.creds.userId };
		await workspace.call('POST', '/api/v1/users.createToken', { creds: workspace.admin, body });
		expect((await statusOf(asking)).join('\n')).not.toMatch(/you have (not )?logged in|\d+ (login|session)s?\b/i);
	});

	it.each([
		[30, 'lasts 30 days'],
		[0, 'lasts 90 days'],
	])('it follows the setting: %p', async (days, period) => {
		await workspace.changeWorkspace('Accounts_LoginExpiration', days);
		const [asking] = await clients.ofNewUser(1);
		const [, told] = await statusOf(asking);
		await workspace.changeWorkspace('Accounts_LoginExpiration', 90);
		expect(told).toContain(period);
	});

	it('it speaks the language of the user', async () => {
		const [asking] = await clients.ofNewUser(1, { language: 'pl', utcOffset: 5.5 });
		const t = translatorFor('pl');
		const lines = await statusOf(asking);
		expect([lines[0], lines[2]]).toEqual([t('status_title'), t('status_tokens')]);
	});

	it('it says so if the workspace does not answer', async () => {
		const [asking] = await clients.ofNewUser(1);
		await setFaults(workspace, { 'http.call': { kind: 'throw' } });
		const text = (await statusOf(asking)).join('\n');
		await setFaults(workspace);
		expect(text).toContain(english('status_unreachable'));
	});

	it('it leaves out what cannot be read', async () => {
		const [asking] = await clients.ofNewUser(1);
		await setFaults(workspace, { 'persistence.readByAssociations': { kind: 'throw' } });
		const lines = await statusOf(asking);
		await setFaults(workspace);
		expect(lines).toEqual(expect.arrayContaining([english('status_title'), english('status_tokens')]));
	});

	it('it tells nothing of the set-up', async () => {
		const [asking] = await clients.ofNewUser(1);
		expect((await statusOf(asking)).join('\n')).not.toMatch(/Set-up|✓|✗/);
	});
});

describe('for administrators', () => {
	const url = () => `\`${workspace.url}\``;

	it('it has a tick for all that is right', async () => {
		const lines = (await statusForAdmin()).split('\n');
		const setUp = lines.slice(lines.findIndex((line) => line.startsWith('*Set-up')));
		expect(setUp).toEqual([
			`*Set-up of Logout Others ${manifest.version}*`,
			`✓ ${english('status_workspace_right', { url: url(), version: '`8.0`' })}`,
			`✓ ${english('status_site_url_right')}`,
			`✓ ${english('status_expiration_right', { setting: '`90`' })}`,
			`✓ ${english('status_app_log_right')}`,
			`✓ ${english('status_server_log_right')}`,
			`✓ ${english('status_files_right')}`,
			`✓ ${english('status_notice_on')}`,
			`✓ ${english('status_rooms_none')}`,
			`✓ ${english('status_job_never')}`,
		]);
	});

	it('it says when old records were last removed', async () => {
		await workspace.call('POST', `/workspace/jobs/${appId}/remove-old-records/run`, { creds: workspace.admin });
		expect(await statusForAdmin()).toMatch(new RegExp(`✓ ${patternOf('status_job_right').source.slice(1)}`, 'm'));
	});

	it.each<[string, string, unknown, usual: unknown, string]>([
		['situation 34', 'Log_Level', '2', '0', english('status_server_log_wrong')],
		['situation 34', 'Log_Level', 2, '0', english('status_server_log_wrong')],
		['situation 16', 'FileUpload_ProtectFiles', false, true, english('status_files_wrong')],
		[
			'situation 1',
			'Accounts_LoginExpiration',
			1e22,
			90,
			english('status_expiration_breaks', { setting: `\`${JSON.stringify(1e22)}\`` }),
		],
		[
			'situation 1',
			'Accounts_LoginExpiration',
			'abc',
			90,
			english('status_expiration_odd', { setting: '`abc`', days: '90 days' }),
		],
	])('%s: it has a cross for %s = %p, with what to do', async (_situation, id, value, usual, line) => {
		await workspace.changeWorkspace(id, value);
		const text = await statusForAdmin();
		await workspace.changeWorkspace(id, usual);
		expect(text).toContain(`✗ ${line}`);
	});

	it.each([['0'], ['1'], [0]])('situation 34: Log Level %p keeps tokens out of the server log', async (level) => {
		await workspace.changeWorkspace('Log_Level', level);
		const text = await statusForAdmin();
		await workspace.changeWorkspace('Log_Level', '0');
		expect(text).toContain(`✓ ${english('status_server_log_right')}`);
	});

	it('it has a cross for an address at which nothing answers, and for the notice that is off', async () => {
		await workspace.saveSetting('security_notice', false);
		await setFaults(workspace, { 'http.call': { kind: 'throw' } });
		const text = await statusForAdmin();
		await setFaults(workspace);
		await workspace.saveSetting('security_notice', true);
		expect(text).toContain(`✗ ${english('status_workspace_none', { url: url() })}`);
		expect(text).toContain(`✗ ${english('status_notice_off')}`);
	});

	it('it says that this version gets the expiry wrong, and that this app corrects it', async () => {
		const old = await startWithApp({ version: '6.10' });
		try {
			const oldClients = new ChatClients(() => old);
			const text = (await statusOf(await oldClients.connect(old.admin))).join('\n');
			await oldClients.disconnect();
			const values = { url: `\`${old.url}\``, version: '`6.10`' };
			expect(text).toContain(`✓ ${english('status_workspace_corrected', values)}`);
		} finally {
			await old.process.stop();
		}
	});
});
