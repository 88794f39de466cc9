import { momentText } from '../../../src/views/moments';
import { textsIn } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import { withoutCookies } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';

const day = 24 * 60 * 60 * 1000;

describe('on Rocket.Chat 6.5, which answers in seconds where it means days', () => {
	let workspace: AppWorkspace;
	const clients = new ChatClients(() => workspace);
	beforeAll(async () => {
		workspace = await startWithApp({ version: '6.5' });
	});
	afterAll(() => workspace.process.stop());
	afterEach(() => clients.disconnect());

	/** Until when the kept login really lasts: the workspace adds the setting as seconds to when it was made. */
	async function trueEnd(creds: { userId: string; authToken: string }, days: number): Promise<Date> {
		const { tokenExpires = '' } = (await workspace.logoutOtherClients(creds)).body;
		return new Date(Date.parse(tokenExpires) - days * 1000 + days * day);
	}

	it.each([90, 1])('the message names the day the login really ends, %p days after it', async (days) => {
		await workspace.changeWorkspace('Accounts_LoginExpiration', days);
		const [asking, other] = await clients.ofNewUser(2, { language: 'de', utcOffset: 1 });
		const question = await asking.openQuestion();
		await asking.loadPicture(question);
		await asking.loadPicture(await asking.submit(question));
		const until = momentText(await trueEnd(asking.creds, days), { language: 'de', utcOffset: 1 });
		const [line] = (await asking.nextMessage()).msg.split('\n');
		expect(line).toBe(textsIn('de')('done', { until }));
		expect(await other.isLoggedIn()).toBe(false);
	});

	it('so does the file of the mobile way', async () => {
		await workspace.changeWorkspace('Accounts_LoginExpiration', 30);
		const [phone] = await clients.ofNewUser(2);
		const question = await phone.openQuestion();
		await phone.loadPicture(question, withoutCookies);
		await phone.submit(question);
		const file = await phone.tap(await phone.nextMessage());
		const until = momentText(await trueEnd(phone.creds, 30), { language: 'en', utcOffset: 0 });
		const spaces = /[\u00a0\u202f]/g;
		const [line] = file.body.replace(spaces, ' ').split('\n');
		expect(line).toBe(textsIn('en')('done', { until }).replace(spaces, ' '));
	});
});
