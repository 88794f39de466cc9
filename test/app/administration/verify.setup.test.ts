import { appId } from '../../../tools/harness/appWorkspace';
import { checkText } from '../../../tools/scripts/report/Report';
import type { PretendedWorkspace } from '../../support/pretendedWorkspace';
import { endpoint, startPretendedWorkspace } from '../../support/pretendedWorkspace';
import { failuresAt, json, verify } from '../../support/verification';

let pretended: PretendedWorkspace;
beforeEach(async () => {
	pretended = await startPretendedWorkspace();
});
afterEach(() => pretended.stop());

describe('settings of the workspace', () => {
	function answerSettings(values: Record<string, unknown>): void {
		const all = { Accounts_LoginExpiration: 30, Site_Url: pretended.url, Log_Level: '0', ...values };
		const settings = Object.entries(all).map(([_id, value]) => ({ _id, value }));
		pretended.answer('GET /api/v1/settings.public', json(200, { settings, total: settings.length }));
	}

	it.each<[string, unknown, string, string]>([
		[
			'Accounts_LoginExpiration',
			1e22,
			'Login Expiration is 1e+22. The workspace logs clients out, then',
			'whole number',
		],
		['Accounts_LoginExpiration', 99_999_999, 'Login Expiration is 99999999. The workspace logs', 'whole number'],
		['Accounts_LoginExpiration', 0, 'Login Expiration is 0, which counts as 90 days.', 'whole number'],
		['Accounts_LoginExpiration', 'abc', 'Login Expiration is "abc", which counts as 90 days.', 'whole number'],
		['Site_Url', '127.0.0.1:3000', 'Site_Url is "127.0.0.1:3000", which is no web address.', 'Site URL'],
		['Site_Url', '//host', 'Site_Url is "//host", which is no web address.', 'Site URL'],
		['Site_Url', null, 'Site_Url is null, which is no web address.', 'Site URL'],
		['Log_Level', '2', "so the server's own log contains login tokens.", 'Set it to 0 or 1'],
		['FileUpload_ProtectFiles', false, 'so phones cannot use the command.', 'Turn it on'],
	])('%s as %p is told, with what to do', async (id, value, what, advice) => {
		answerSettings({ [id]: value });
		const failures = await failuresAt(pretended.url);
		expect(failures).toContain(what);
		expect(failures).toContain(advice);
	});

	it('that break the logout are told even though it fails', async () => {
		answerSettings({ Accounts_LoginExpiration: 1e22 });
		pretended.answer(`POST ${endpoint}`, (req, res) => {
			res.status(req.headers['x-auth-token'] === undefined ? 401 : 502).json({ status: 'error', success: false });
		});
		expect(await failuresAt(pretended.url)).toMatch(/Login Expiration is 1e\+22\.[^]*The app answered with HTTP 502/);
	});
});

describe('settings of the app', () => {
	function answerAppSettings(values: Record<string, unknown>): void {
		const settings = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value }]));
		pretended.answer(`GET /api/apps/${appId}/settings`, json(200, { settings }));
	}

	async function texts(id: string): Promise<string[]> {
		const { checks } = await verify(pretended.url);
		return checks.filter((check) => check.id === id).map(checkText);
	}

	it.each([[''], [[]], ['general'], [null], [[{}]], [[null]]])('%p picks no room for administrators', async (value) => {
		answerAppSettings({ administrator_rooms: value });
		expect(await texts('administrator-rooms')).toEqual(['  ✓ No room for administrators is picked.']);
	});

	it.each<[string, number, object, RegExp]>([
		['private', 200, { _id: 'r1', t: 'p', name: 'audit' }, /✓ .*"audit" is private\.$/],
		['public', 200, { _id: 'r1', t: 'c', name: 'audit' }, /✗ .*"audit" is not private\..*\n.*Pick a private room/],
		['gone', 400, { success: false, error: 'not-allowed' }, /✗ .*"r1" is gone\.\n.*Pick another one/],
		['gone, from an older workspace', 200, { success: true }, /✗ .*"r1" is gone\./],
		['not shown', 403, { success: false, error: 'error-not-authorized' }, /\? .*"r1" is not shown \(HTTP 403\)/],
	])('a room for administrators that is %s is told', async (_what, status, body, expected) => {
		answerAppSettings({ administrator_rooms: [{ _id: 'r1' }] });
		pretended.answer('GET /api/v1/rooms.adminRooms.getRoom', (req, res) => {
			expect(req.query.rid).toBe('r1');
			res.status(status).json(body);
		});
		expect(await texts('administrator-rooms')).toEqual([expect.stringMatching(expected)]);
	});

	it.each([
		[true, '✓ Owners of accounts get a security notice.'],
		[false, '! Owners of accounts get no security notice.'],
	])('the security notice as %p is told', async (value, text) => {
		answerAppSettings({ security_notice: value });
		expect((await texts('security-notice')).join()).toContain(text);
	});
});

describe('the nightly job', () => {
	const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
	const run = { msg: 'Job processor was successfully executed', processorId: 'remove-old-records' };
	const attempt = 'attempt result=done via=endpoint user=u1 client="node" address=192.0.2.7 until=2027';

	it.each<[string, object[], RegExp]>([
		['ran last night', [{ startTime: daysAgo(0.5), entries: [{ args: [run] }] }], /✓ Old records were last removed/],
		['has not run in a new app', [], /\? The app log shows no run/],
		['has not run for days', [{ startTime: daysAgo(3), entries: [] }], /! The nightly job.*\n.*disable and enable/],
		['ran last three days ago', [{ startTime: daysAgo(3), entries: [{ args: [run] }] }], /! The nightly job/],
	])('%s', async (_what, rows, expected) => {
		const logs = [{ startTime: daysAgo(0), entries: [{ args: [attempt] }] }, ...rows];
		pretended.answer(`GET /api/apps/${appId}/logs`, json(200, { logs }));
		const { checks } = await verify(pretended.url);
		expect(checks.filter(({ id }) => id === 'nightly-job').map(checkText)).toEqual([expect.stringMatching(expected)]);
	});
});

it.each([
	['6.5.3', true],
	['7.10.0', true],
	['8.1', false],
])('an app on Rocket.Chat %s: to restart before changing settings is said: %p', async (version, isSaid) => {
	pretended.answer('GET /api/info', json(200, { version }));
	const enabled = (await verify(pretended.url)).checks.find(({ id }) => id === 'app-enabled');
	expect(enabled?.text.includes('Restart Rocket.Chat once')).toBe(isSaid);

	const app = { id: appId, version: '0.1.0', status: 'initialized' };
	pretended.answer('GET /api/apps/installed', json(200, { apps: [app] }));
	expect((await failuresAt(pretended.url)).includes('a setting was saved too early: enable it, restart')).toBe(isSaid);
});

it('nothing that a workspace says reaches a terminal as a command, or as a line of its own', async () => {
	const hostile = 'x\u001b]0;owned\u0007\u001b[2J\r\n  ✓ Fine\u009b31m\u202e';
	const app = { id: appId, version: hostile, status: hostile };
	pretended.answer('GET /api/apps/installed', json(200, { apps: [app] }));
	const report = await verify(pretended.url);
	expect(report.isSound).toBe(false);
	for (const { text, advice } of report.checks) expect(text + String(advice)).not.toMatch(/\p{Cc}|\p{Cf}/u);
	for (const { text } of report.checks) expect(text.startsWith('  ✓ Fine')).toBe(false);
});
