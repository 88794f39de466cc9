import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { expectFailure, statesOf } from '../../support/endpointAnswers';
import { startFaultyWorkspace } from '../../support/faultyWorkspace';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { userRecords } from '../../support/storedData';
import { directMessages } from '../../support/storedMessages';
import { english } from '../../support/texts';

/** What becomes of Login Expiration: a date, also on servers that take days for seconds, or an unknown outcome. */
let workspace: AppWorkspace;
beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => workspace.changeWorkspace('Accounts_LoginExpiration', 90));

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
});

it('names the day on which the login really ends if a server before 6.11 takes days for seconds', async () => {
	const madeAt = Date.now() - 3_600_000;
	const server = await startFaultyWorkspace();
	server.describeItself((_req, res) => void res.json({ version: '6.5', success: true }));
	server.misbehave((req, res) => {
		const tokenExpires = new Date(madeAt + 30 * 1000).toISOString();
		res.json({ token: req.header('x-auth-token'), tokenExpires, success: true });
	});
	await workspace.changeWorkspace('Accounts_LoginExpiration', 30);
	await workspace.saveSetting('workspace_url', server.url);
	const [creds] = await workspace.newClients(1);
	const { body } = await workspace.callApp({ creds });
	await workspace.saveSetting('workspace_url', '');
	await server.stop();
	expect(body.tokenExpires).toBe(new Date(madeAt + 30 * 24 * 60 * 60 * 1000).toISOString());
});
