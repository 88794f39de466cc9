import { formatExpiry } from '../../../src/views/dates';
import { localeOf } from '../../../src/views/locale';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import type { Credentials } from 'embedded-workspace';
import { expectFailure, statesOf } from '../../support/endpointAnswers';
import { logOutOthers, plainSpaces, statusFor } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { userRecords } from '../../support/storedData';
import { directMessages } from '../../support/storedMessages';
import { english, patternOf } from '../../support/texts';

/** What becomes of Login Expiration: a date, also on servers that take days for seconds, or an unknown outcome. */
let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
afterEach(async () => {
	await workspace.changeWorkspace('Accounts_LoginExpiration', 90);
	await clients.disconnect();
});

/** Logs out others by the command, and returns the message on the outcome. */
async function outcomeOfCommand(person = {}): Promise<{ creds: Credentials; msg: string }> {
	const [asking, other] = await clients.ofNewUser(2, person);
	await logOutOthers(asking);
	expect(await other.isLoggedIn()).toBe(false);
	return { creds: asking.creds, msg: (await asking.nextMessage()).msg };
}

describe('on a current Rocket.Chat', () => {
	beforeAll(async () => {
		workspace = await sharedWorkspace();
	});

	it('returns the date of the workspace', async () => {
		await workspace.changeWorkspace('Accounts_LoginExpiration', 30);
		const [creds] = await workspace.newClients(1);
		const { body } = await workspace.callApp({ creds });
		expect(body).toEqual((await workspace.logoutOtherClients(creds)).body);
	});

	it('cannot tell the outcome if Login Expiration makes no date', async () => {
		await workspace.changeWorkspace('Accounts_LoginExpiration', 1e22);
		const [caller, other] = await workspace.newClients(2);
		const answer = await workspace.callApp({ creds: caller });
		const text = /can't tell whether your other clients were logged out.*safe/;
		expectFailure(answer, { status: 502, errorType: 'error-workspace-refused', text });
		// They are out, in fact: "nothing was logged out" would be false.
		expect(await statesOf(workspace, other)).toEqual([401]);
		expect(userRecords(workspace, caller.userId)).toMatchObject([{ kind: 'revocation', outcome: 'unknown' }]);
		const [notice, ...more] = await directMessages(workspace, caller);
		expect([notice.msg.split('\n')[0], more]).toEqual([english('notice_unknown'), []]);
		expect((await workspace.logLines()).find((line) => line.includes(caller.userId))).toMatch(
			/^attempt result=unclear-answer .* detail=".*HTTP 400"$/,
		);
		expect(await statusFor(await clients.connect(caller))).toMatch(
			patternOf('status_last_unknown', { via: english('notice_via_endpoint') }),
		);
		const setting = `\`${JSON.stringify(1e22)}\``;
		expect(await statusFor(await clients.connect(workspace.admin))).toContain(
			`✗ ${english('status_expiration_breaks', { setting })}`,
		);
		expect((await outcomeOfCommand()).msg).toBe(english('failed_unknown'));
	});
});

describe('on Rocket.Chat 6.5, which takes days for seconds', () => {
	const [second, day] = [1000, 24 * 60 * 60 * 1000];
	beforeAll(async () => {
		workspace = await startWithApp({ version: '6.5' });
	});
	afterAll(() => workspace.process.stop());

	/** Returns when the kept login really ends: the workspace adds the setting as seconds to when it was made. */
	async function trueEnd(creds: Credentials, setting: unknown, days: number): Promise<Date> {
		const { tokenExpires = '' } = (await workspace.logoutOtherClients(creds)).body;
		const madeAt = Date.parse(tokenExpires) - Number(setting) * second;
		expect(Math.abs(Date.now() - madeAt)).toBeLessThan(30 * second);
		return new Date(madeAt + days * day);
	}

	it.each([
		[30, 30],
		['30', 90],
	])('returns a true date for a setting of %p: %d days', async (setting, days) => {
		await workspace.changeWorkspace('Accounts_LoginExpiration', setting);
		const [creds] = await workspace.newClients(1);
		const { body } = await workspace.callApp({ creds });
		expect(body.tokenExpires).toBe((await trueEnd(creds, setting, days)).toISOString());
	});

	it('names the day the login really ends in the command, too', async () => {
		const person = { language: 'de', utcOffset: 1 };
		const { creds, msg } = await outcomeOfCommand(person);
		const locale = localeOf(person);
		const until = formatExpiry(await trueEnd(creds, 90, 90), Date.now(), locale);
		expect(plainSpaces(msg.split('\n')[0])).toBe(plainSpaces(locale.t('result_done', { until })));
	});

	it('cannot tell the outcome if the setting is no number', async () => {
		await workspace.changeWorkspace('Accounts_LoginExpiration', 'abc');
		expect((await outcomeOfCommand()).msg).toBe(english('failed_unknown'));
	});

	it('says in the status that this version gets the date wrong and the app corrects it', async () => {
		const values = { url: `\`${workspace.url}\``, version: '`6.5`' };
		expect(await statusFor(await clients.connect(workspace.admin))).toContain(
			`✓ ${english('status_workspace_corrected', values)}`,
		);
	});
});
