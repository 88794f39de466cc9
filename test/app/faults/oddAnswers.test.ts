import type { RequestHandler } from 'express';

import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import type { Credentials, HttpAnswer, LogoutBody } from 'embedded-workspace';
import { expectFailure } from '../../support/endpointAnswers';
import type { FaultyWorkspace } from '../../support/faultyWorkspace';
import { startFaultyWorkspace } from '../../support/faultyWorkspace';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { userRecords } from '../../support/storedData';
import { directMessages } from '../../support/storedMessages';
import { until } from 'embedded-workspace/testing';
import { english } from '../../support/texts';

/** What the workspace's own endpoint can answer, and which outcome that is. All statuses: unit/host/logoutAnswers.test.ts. */
let workspace: AppWorkspace;
let faulty: FaultyWorkspace;
beforeAll(async () => {
	[workspace, faulty] = await Promise.all([sharedWorkspace(), startFaultyWorkspace()]);
	expect(await workspace.saveSetting('workspace_url', faulty.url)).toBe(faulty.url);
});
afterAll(() => faulty.stop());

async function callWith(how: RequestHandler): Promise<{ answer: HttpAnswer<LogoutBody>; caller: Credentials }> {
	const [caller] = await workspace.newClients(1);
	faulty.misbehave(how);
	return { answer: await workspace.callApp({ creds: caller }), caller };
}

/** The app log has the cause and not the token. */
async function expectLogged({ userId, authToken }: Credentials, pattern: RegExp): Promise<void> {
	const line = await until(async () => (await workspace.logLines()).find((each) => each.includes(` user=${userId} `)));
	expect(line).toMatch(pattern);
	expect(line).not.toContain(authToken);
}

/** There is neither a record nor a notice. */
async function expectNothing(caller: Credentials): Promise<void> {
	expect(userRecords(workspace, caller.userId)).toEqual([]);
	expect(await directMessages(workspace, caller)).toEqual([]);
}

const refused = { status: 502, errorType: 'error-workspace-refused' };
const unreachable = { status: 504, errorType: 'error-workspace-unreachable' };
const noAnswer = /^attempt result=no-answer .*cannot be reached; check the workspace URL/;

it.each<[string, RequestHandler, typeof refused, RegExp]>([
	[
		'answers with a page of HTML',
		(_, res) => void res.send('<html>Welcome</html>'),
		refused,
		/^attempt result=unclear-answer .*address of this Rocket\.Chat\?/,
	],
	['hangs up', (req) => void req.socket.destroy(), unreachable, noAnswer],
	['hangs up within its answer', cut, unreachable, noAnswer],
])('cannot tell the outcome if the workspace %s, and tells the owner', async (_what, how, failure, log) => {
	const { answer, caller } = await callWith(how);
	const text = /We can't tell whether your other clients were logged out\. It's safe to run it again\./;
	expectFailure(answer, { ...failure, text });
	await expectLogged(caller, log);
	expect(userRecords(workspace, caller.userId)).toMatchObject([{ kind: 'revocation', outcome: 'unknown' }]);
	const [notice, ...more] = await directMessages(workspace, caller);
	expect([notice.msg.split('\n')[0], more]).toEqual([english('notice_unknown'), []]);
});

it('says that nothing happened if the workspace redirects, which makes a GET of a POST', async () => {
	const { answer, caller } = await callWith((req, res) => res.redirect(301, req.path));
	expectFailure(answer, { ...refused, text: /Nothing was logged out\./ });
	await expectLogged(caller, /^attempt result=refused .*HTTP 405.*redirect/);
	await expectNothing(caller);
});

it.each<[string, number, string | null, RequestHandler]>([
	['401 and JSON of its own', 401, null, (_, res) => void res.status(401).json({ message: 'Unauthorized' })],
	['429 and a page of its own', 429, '5', (_, res) => void res.status(429).set('Retry-After', '5').send('slow down')],
])(
	'says that nothing happened, and tells nobody to log in again, if something in front of the workspace answers with %s',
	async (_what, status, retryAfter, how) => {
		const { answer, caller } = await callWith(how);
		expectFailure(answer, { ...refused, text: /something in front of it, refused\. Nothing was logged out\./ });
		expect(answer.headers.get('retry-after')).toBe(retryAfter);
		const found = new RegExp(`^attempt result=refused .*something in front of Rocket\\.Chat .* HTTP ${status};`);
		await expectLogged(caller, found);
		await expectNothing(caller);
	},
);

it('says that nothing happened if the app has no address to call', async () => {
	await workspace.saveSetting('workspace_url', '');
	await workspace.changeWorkspace('Site_Url', 'chat example');
	const [caller] = await workspace.newClients(1);
	const answer = await workspace.callApp({ creds: caller });
	expectFailure(answer, {
		...unreachable,
		text: /does not know the address of the workspace\. Nothing was logged out\./,
	});
	await expectLogged(caller, /^attempt result=not-configured .*must start with http/);
	await expectNothing(caller);
});

function cut(_: unknown, res: Parameters<RequestHandler>[1]): void {
	res.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
	res.write('{"token":"', () => res.socket?.destroy());
}
