import { formatDateTime } from '../../../src/views/dates';
import { localeOf } from '../../../src/views/locale';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { answerYesOnPhone, logOutOthers, plainSpaces } from '../../support/handshake';

const day = 24 * 60 * 60 * 1000;

describe('on Rocket.Chat 6.5, which answers in seconds instead of days', () => {
	let workspace: AppWorkspace;
	const clients = new ChatClients(() => workspace);
	beforeAll(async () => {
		workspace = await startWithApp({ version: '6.5' });
	});
	afterAll(() => workspace.process.stop());
	afterEach(() => clients.disconnect());

	/** Returns when the kept login really ends: the workspace adds the setting as seconds to when it was made. */
	async function trueEnd(creds: { userId: string; authToken: string }, days: number): Promise<Date> {
		const { tokenExpires = '' } = (await workspace.logoutOtherClients(creds)).body;
		return new Date(Date.parse(tokenExpires) - days * 1000 + days * day);
	}

	it.each([90, 1])('the message names the day the login really ends, %p days after it', async (days) => {
		await workspace.changeWorkspace('Accounts_LoginExpiration', days);
		const [asking, other] = await clients.ofNewUser(2, { language: 'de', utcOffset: 1 });
		await logOutOthers(asking);
		const locale = localeOf({ language: 'de', utcOffset: 1 });
		const until = formatDateTime(await trueEnd(asking.creds, days), locale);
		const [line] = (await asking.nextMessage()).msg.split('\n');
		expect(plainSpaces(line)).toBe(plainSpaces(locale.t('result_done', { until })));
		expect(await other.isLoggedIn()).toBe(false);
	});

	it('so does the file for phones', async () => {
		await workspace.changeWorkspace('Accounts_LoginExpiration', 30);
		const [phone] = await clients.ofNewUser(2);
		const file = await phone.tap((await answerYesOnPhone(phone)).message);
		const locale = localeOf({ language: 'en', utcOffset: 0 });
		const until = formatDateTime(await trueEnd(phone.creds, 30), locale);
		const [line] = file.body.split('\n');
		expect(plainSpaces(line)).toBe(plainSpaces(locale.t('result_done', { until })));
	});

	it.each([['abc'], [{}], [1e22]])(
		'situation 1: says that it cannot tell, if Login Expiration is %p',
		async (setting) => {
			const [asking, other] = await clients.ofNewUser(2);
			await workspace.changeWorkspace('Accounts_LoginExpiration', setting);
			expect(await logOutOthers(asking)).toContain('>Not done</text>');
			await workspace.changeWorkspace('Accounts_LoginExpiration', 90);
			expect((await asking.nextMessage()).msg).toBe(localeOf({}).t('failed_unknown'));
			expect(await other.isLoggedIn()).toBe(false);
		},
	);
});
