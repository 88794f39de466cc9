import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { expectFailure, statesOf } from '../../support/endpointAnswers';
import { userRecords } from '../../support/storedData';
import { directMessages } from '../../support/storedMessages';
import { english } from '../../support/texts';
import { answerYes } from '../../support/handshake';

/** With some values of Login Expiration the workspace logs others out, then fails to compute a date and answers 400. */
describe.each<[string, unknown[], unknown[]]>([
	['6.5', [1e22, 'abc', {}], [99999999, 0, '30']],
	['8.0', [1e22, 99999999], ['abc', {}, 0, '30']],
])('on Rocket.Chat %s', (version, breaking, harmless) => {
	let workspace: AppWorkspace;
	const clients = new ChatClients(() => workspace);
	beforeAll(async () => {
		workspace = await startWithApp({ version });
	});
	afterAll(async () => {
		await clients.disconnect();
		await workspace.process.stop();
	});

	it.each(breaking.map((value) => [value]))('Login Expiration %j: the outcome is unknown', async (value) => {
		await workspace.changeWorkspace('Accounts_LoginExpiration', value);
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
	});

	it('the command says so, too, and the administrator finds the setting in the status', async () => {
		await workspace.changeWorkspace('Accounts_LoginExpiration', breaking[0]);
		const [asking] = await clients.ofNewUser(2);
		expect((await asking.loadPicture((await answerYes(asking)).working)).body).toContain('>Not done</text>');
		expect((await asking.nextMessage()).msg).toBe(english('failed_unknown'));
		const admin = await clients.connect(workspace.admin);
		await admin.runCommand('status');
		expect((await admin.nextMessage()).msg).toContain(
			`✗ ${english('status_expiration_breaks', { setting: `\`${JSON.stringify(breaking[0])}\`` })}`,
		);
	});

	it.each(harmless.map((value) => [value]))('Login Expiration %j: it is done', async (value) => {
		await workspace.changeWorkspace('Accounts_LoginExpiration', value);
		const [caller, other] = await workspace.newClients(2);
		const { status, body } = await workspace.callApp({ creds: caller });
		expect([status, Date.parse(body.tokenExpires ?? '') > Date.now()]).toEqual([200, true]);
		expect(await statesOf(workspace, caller, other)).toEqual([200, 401]);
	});
});
