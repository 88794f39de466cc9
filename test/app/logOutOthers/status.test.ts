import manifest from '../../../app.json';
import { translatorFor } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { setFaults } from '../../support/faults';
import { loggedIn, statusFor } from '../../support/handshake';
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
	return (await statusFor(client)).split('\n');
}

async function statusForAdmin(): Promise<string[]> {
	return statusOf(await clients.connect(workspace.admin));
}

describe('for users', () => {
	it('says in their language how long logins last and what stays valid, and does nothing', async () => {
		await workspace.changeWorkspace('Accounts_LoginExpiration', 2);
		const both = await clients.ofNewUser(2, { language: 'pl' });
		const lines = await statusOf(both[0]);
		await workspace.changeWorkspace('Accounts_LoginExpiration', 90);
		const t = translatorFor('pl');
		expect(lines).toEqual([t('status_title'), t('status_period', { days: '2 dni' }), t('status_tokens')]);
		await both[0].listened();
		expect(both[0].interactions()).toEqual([]);
		expect(await loggedIn(both)).toEqual([true, true]);
	});

	it('says when this app last logged out others, and how', async () => {
		const [asking] = await clients.ofNewUser(1);
		await workspace.callApp({ creds: asking.creds });
		expect((await statusOf(asking))[2]).toMatch(patternOf('status_last_done', { via: english('notice_via_endpoint') }));
	});
});

describe('for administrators', () => {
	const url = () => `\`${workspace.url}\``;

	it('has a tick for all that is right', async () => {
		const lines = await statusForAdmin();
		const setUp = lines.slice(lines.findIndex((line) => line.startsWith('*Setup')));
		expect(setUp).toEqual([
			`*Setup of Logout Others ${manifest.version}*`,
			`✓ ${english('status_workspace_right', { url: url(), version: '`8.0`' })}`,
			`✓ ${english('status_site_url_right')}`,
			`✓ ${english('status_expiration_right', { setting: '`90`' })}`,
			`✓ ${english('status_app_log_right')}`,
			`✓ ${english('status_server_log_right')}`,
			`✓ ${english('status_files_right')}`,
			`✓ ${english('status_notice_on')}`,
			`✓ ${english('status_rooms_none')}`,
			// Whether old records were ever removed depends on the tests before.
			expect.stringMatching(/^✓ /),
		]);
	});

	it('has a cross for all that is wrong, with what to do', async () => {
		await workspace.saveSetting('security_notice', false);
		await workspace.changeWorkspace('Log_Level', '2');
		await workspace.changeWorkspace('FileUpload_ProtectFiles', false);
		await workspace.changeWorkspace('Accounts_LoginExpiration', 'abc');
		await setFaults(workspace, { 'http.call': { kind: 'throw' } });
		const lines = await statusForAdmin();
		await setFaults(workspace);
		await workspace.changeWorkspace('Accounts_LoginExpiration', 90);
		await workspace.changeWorkspace('FileUpload_ProtectFiles', true);
		await workspace.changeWorkspace('Log_Level', '0');
		await workspace.saveSetting('security_notice', true);
		expect(lines.filter((line) => line.startsWith('✗'))).toEqual([
			`✗ ${english('status_workspace_none', { url: url() })}`,
			`✗ ${english('status_expiration_odd', { setting: '`abc`', days: '90 days' })}`,
			`✗ ${english('status_server_log_wrong')}`,
			`✗ ${english('status_files_wrong')}`,
			`✗ ${english('status_notice_off')}`,
		]);
	});
});
