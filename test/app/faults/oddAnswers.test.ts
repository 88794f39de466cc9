import type { RequestHandler } from 'express';

import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import type { Credentials, HttpAnswer, LogoutBody } from 'embedded-workspace';
import { expectFailure, notLoggedIn } from '../../support/endpointAnswers';
import type { FaultyWorkspace } from '../../support/faultyWorkspace';
import { startFaultyWorkspace } from '../../support/faultyWorkspace';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { userRecords } from '../../support/storedData';
import { directMessages } from '../../support/storedMessages';
import { until } from 'embedded-workspace/testing';
import { english } from '../../support/texts';

/** What the workspace's own endpoint can answer, and which outcome that is. All statuses: unit/host/restAnswers.test.ts. */
let workspace: AppWorkspace;
let faulty: FaultyWorkspace;
beforeAll(async () => {
	[workspace, faulty] = await Promise.all([sharedWorkspace(), startFaultyWorkspace()]);
	expect(await workspace.saveSetting('workspace_url', faulty.url)).toBe(faulty.url);
});
afterAll(async () => {
	await faulty.stop();
});

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

/** It is recorded, and the owner is told that it may have happened. */
async function expectUnknown(caller: Credentials): Promise<void> {
	expect(userRecords(workspace, caller.userId)).toMatchObject([{ kind: 'revocation', outcome: 'unknown' }]);
	const [notice, ...more] = await directMessages(workspace, caller);
	expect([notice.msg.split('\n')[0], more]).toEqual([english('notice_unknown'), []]);
}

/** There is neither a record nor a notice. */
async function expectNothing(caller: Credentials): Promise<void> {
	expect(userRecords(workspace, caller.userId)).toEqual([]);
	expect(await directMessages(workspace, caller)).toEqual([]);
}

const unknownText = /We can't tell whether your other clients were logged out\. It's safe to run it again\./;
const refused = { status: 502, errorType: 'error-workspace-refused' };
const unreachable = { status: 504, errorType: 'error-workspace-unreachable' };

describe('the outcome is unknown if the workspace answers with', () => {
	it.each<[string, RequestHandler, RegExp]>([
		['a page of HTML', (_, res) => void res.send('<html>Welcome</html>'), /address of this Rocket\.Chat\?/],
		['nothing at all', (_, res) => void res.end(), /address of this Rocket\.Chat\?/],
		[
			"somebody else's token",
			(_, res) => void res.json({ token: 'other', tokenExpires: '2030-01-01T00:00:00.000Z', success: true }),
			/without its documented body/,
		],
		['a bad request', (_, res) => void res.status(400).json({ success: false }), /HTTP 400/],
		['an error of its own', (_, res) => void res.status(500).json({ success: false }), /HTTP 500/],
	])('%s', async (_what, how, log) => {
		const { answer, caller } = await callWith(how);
		expectFailure(answer, { ...refused, text: unknownText });
		await expectLogged(caller, /^attempt result=unclear-answer /);
		await expectLogged(caller, log);
		await expectUnknown(caller);
	});

	it('no date, and not with whether this login is still valid either', async () => {
		const { answer, caller } = await callWith((req, res) => {
			res.json({ token: req.header('x-auth-token'), tokenExpires: '', success: true });
		});
		expectFailure(answer, { ...refused, text: unknownText });
		await expectLogged(caller, /^attempt result=unclear-answer .*whether this login is still valid"$/);
		await expectUnknown(caller);
	});
});

describe('nothing happened if the workspace answers with', () => {
	it.each<[string, RequestHandler, RegExp]>([
		['a refusal', (_, res) => void res.status(403).json({ success: false, error: 'unauthorized' }), /HTTP 403"/],
		['a redirect, which makes a GET of a POST', (req, res) => res.redirect(301, req.path), /HTTP 405.*redirect/],
	])('%s', async (_what, how, log) => {
		const { answer, caller } = await callWith(how);
		expectFailure(answer, { ...refused, text: /Nothing was logged out\./ });
		await expectLogged(caller, /^attempt result=refused /);
		await expectLogged(caller, log);
		await expectNothing(caller);
	});

	it('401: it no longer accepts the login', async () => {
		const { answer, caller } = await callWith(
			(_, res) => void res.status(401).json({ status: 'error', message: 'You must be logged in to do this.' }),
		);
		expectFailure(answer, notLoggedIn);
		await expectNothing(caller);
	});

	it('429 that does not say how long to wait', async () => {
		const { answer, caller } = await callWith(
			(_, res) =>
				void res.status(429).json({ success: false, error: 'Error, too many requests. [error-too-many-requests]' }),
		);
		const text = /^Nothing was logged out\..*which you may share with others\. .* in 60 seconds\.$/;
		expectFailure(answer, { status: 429, errorType: 'error-too-many-requests', text });
		expect(answer.headers.get('retry-after')).toBe('60');
		await expectNothing(caller);
	});
});

describe('nothing happened, and nobody is told to log in again, if something in front of the workspace answers with', () => {
	it.each<[string, number, RequestHandler]>([
		['401 and a page of its own', 401, (_, res) => void res.status(401).send('<h1>Authorization required</h1>')],
		['401 and JSON of its own', 401, (_, res) => void res.status(401).json({ message: 'Unauthorized' })],
		['403 and a page of its own', 403, (_, res) => void res.status(403).send('<h1>Blocked by the firewall</h1>')],
		['429 and a page of its own', 429, (_, res) => void res.status(429).set('Retry-After', '5').send('slow down')],
	])('%s', async (_what, status, how) => {
		const { answer, caller } = await callWith(how);
		expectFailure(answer, { ...refused, text: /something in front of it, refused\. Nothing was logged out\./ });
		expect(answer.headers.get('retry-after')).toBe(status === 429 ? '5' : null);
		const found = new RegExp(`^attempt result=refused .*something in front of Rocket\\.Chat .* HTTP ${status};`);
		await expectLogged(caller, found);
		await expectNothing(caller);
	});
});

describe('the outcome is unknown if the workspace', () => {
	it('hangs up, and the log says that it cannot be reached', async () => {
		const { answer, caller } = await callWith((req) => void req.socket.destroy());
		expectFailure(answer, { ...unreachable, text: unknownText });
		await expectLogged(caller, /^attempt result=no-answer .*cannot be reached; check the workspace URL/);
		await expectUnknown(caller);
	});

	it('refuses the connection, and the log says that it cannot be reached', async () => {
		await faulty.stop();
		const { answer, caller } = await callWith(() => undefined);
		expectFailure(answer, { ...unreachable, text: unknownText });
		await expectLogged(caller, /^attempt result=no-answer .*cannot be reached; check the workspace URL/);
		await expectUnknown(caller);
	});
});

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
