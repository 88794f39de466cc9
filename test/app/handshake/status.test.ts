import manifest from '../../../app.json';
import { textsIn } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, startWithApp } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { answerYes, setFaults } from '../../support/faults';
import { until } from '../../support/until';

/** `/logout-others status`, as users and administrators see it. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await startWithApp();
});
afterAll(() => workspace.process.stop());
afterEach(() => clients.disconnect());

async function statusOf(client: ChatClient): Promise<string[]> {
	await client.runCommand('status', { triggerId: 'trigger' });
	return (await client.nextMessage()).msg.split('\n');
}

it('tells a user how long logins last, which there were, and that the app works; and does nothing', async () => {
	const [asking, other] = await clients.ofNewUser(2);
	// The ledger begins by a job when the app starts.
	await until(async () => !(await statusOf(asking)).join().includes('does not note logins'));
	const lines = await statusOf(asking);
	expect(lines.slice(0, 2)).toEqual([
		'*Your logins on this workspace*',
		'A login lasts 90 days from the moment it is made; using it does not extend it. (*Login Expiration in Days* is 90.)',
	]);
	expect(lines[2]).toMatch(/^You have (not )?logged in .*since .*, when this app began to count/);
	const logins = lines.filter((line) => /^• .*\(UTC\)$/.test(line));
	expect(lines.slice(3 + logins.length)).toEqual([
		'In the last 90 days you have not logged out others with this app.',
		'Personal access tokens are not touched by any of this; yours are in *Account > Personal Access Tokens*.',
		'The app reaches the workspace.',
	]);
	await asking.listened();
	expect(asking.interactions()).toEqual([]);
	expect(await other.isLoggedIn()).toBe(true);
});

it('tells when others were last logged out, and by what', async () => {
	const [asking] = await clients.ofNewUser(2);
	await workspace.callApp({ creds: asking.creds });
	expect((await statusOf(asking)).join('\n')).toMatch(/^Others were last logged out on .*\(UTC\) \(a script\)\.$/m);
	await asking.loadPicture((await answerYes(asking)).working);
	await asking.nextMessage();
	expect((await statusOf(asking)).join('\n')).toMatch(/last logged out on .* \(the command \/logout-others\)\.$/m);
});

it.each([
	[30, 'lasts 30 days', 'is 30.'],
	[0, 'lasts 90 days', 'is 0, which counts as 90.'],
])('follows the setting as it stands: %p', async (days, period, setting) => {
	await workspace.changeWorkspace('Accounts_LoginExpiration', days);
	const [asking] = await clients.ofNewUser(1);
	const [, told] = await statusOf(asking);
	await workspace.changeWorkspace('Accounts_LoginExpiration', 90);
	expect(told).toContain(period);
	expect(told).toContain(setting);
});

it('speaks the language of the user, and shows times as they have them', async () => {
	const [asking] = await clients.ofNewUser(1, { language: 'fr', utcOffset: 5.5 });
	const lines = await statusOf(asking);
	expect(lines[0]).toBe(textsIn('fr')('status_title'));
	expect(lines[3]).toMatch(/\(UTC\+5:30\)$/);
});

it('says so where the workspace does not answer under its URL, or the ledger is off', async () => {
	const [asking] = await clients.ofNewUser(1);
	await workspace.saveSetting('login_ledger', false);
	await setFaults(workspace, { 'http.call': { kind: 'throw' } });
	const text = (await statusOf(asking)).join('\n');
	await setFaults(workspace);
	await workspace.saveSetting('login_ledger', true);
	expect(text).toContain('This app does not note logins here');
	expect(text).toContain('does not reach the workspace at the moment');
});

it('says that it could not be read where the storage fails, and the app log has the cause', async () => {
	const [asking] = await clients.ofNewUser(1);
	await setFaults(workspace, { 'persistence.readByAssociations': { kind: 'throw' } });
	const [line] = await statusOf(asking);
	await setFaults(workspace);
	expect(line).toBe(textsIn('en')('status_failed'));
	expect((await workspace.logLines()).join('\n')).toContain('/logout-others failed: ');
});

describe('for administrators', () => {
	it('tells the version, the log and the sizes, which are counted each night', async () => {
		const admin = await clients.connect(workspace.admin);
		const before = (await statusOf(admin)).slice(-4);
		expect(before).toEqual([
			`*For administrators* (Logout Others ${manifest.version})`,
			`Rocket.Chat 8.0 answers at ${workspace.url} and gives the expiry of logins right.`,
			'Requests are kept out of the app log.',
			'Login ledger and trail are counted each night; the first count is still to come.',
		]);
		await workspace.call('POST', `/workspace/jobs/${appId}/count-records/run`, { creds: workspace.admin });
		const [sizes] = (await statusOf(admin)).slice(-1);
		// Whole days only: all that was done here was done today.
		expect(sizes).toBe('Login ledger: 0 logins; trail: 0 revocations (counted each night).');
	});

	it('is told to nobody else', async () => {
		const [asking] = await clients.ofNewUser(1);
		expect((await statusOf(asking)).join('\n')).not.toContain('administrators*');
	});

	it('tells that this version gives the expiry wrong, where it does', async () => {
		const old = await startWithApp({ version: '6.10' });
		try {
			const oldClients = new ChatClients(() => old);
			const text = (await statusOf(await oldClients.connect(old.admin))).join('\n');
			await oldClients.disconnect();
			expect(text).toContain('Rocket.Chat 6.10 answers at');
			expect(text).toContain('gives the expiry of logins wrong (seconds for days); this app corrects it.');
		} finally {
			await old.process.stop();
		}
	});
});
