import type { RequestHandler } from 'express';

import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import type { Fault } from '../../support/faults';
import { expectAgainEndsWell, logged, setFaults } from '../../support/faults';
import { startFaultyWorkspace } from '../../support/faultyWorkspace';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { userRecords } from '../../support/storedData';
import { english } from '../../support/texts';
import { answerYes, loggedIn } from '../../support/handshake';

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
const unknown = /can't tell whether your other clients were logged out\. It's safe to run it again/;

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(async () => {
	await setFaults(workspace);
	await clients.disconnect();
});

/** `http` of apps as it fails on servers old and new. */
describe.each<[string, Fault['kind'], boolean]>([
	['throws', 'throw', true],
	['returns nothing', 'drop', true],
	['gets no answer in time, but the workspace did it', 'lose', false],
])('if http %s', (_what, kind, isOtherLeft) => {
	const always = { 'http.call': { kind } };

	it('says at the endpoint that it cannot tell, records that, and can be called again', async () => {
		const [caller, other] = await workspace.newClients(2);
		await setFaults(workspace, always);
		const { status, body } = await workspace.callApp({ creds: caller });
		expect([status, body.success]).toEqual([504, false]);
		expect(body.error).toMatch(unknown);
		expect((await workspace.me(other)).status).toBe(isOtherLeft ? 200 : 401);
		expect((await workspace.me(caller)).status).toBe(200);
		await logged(workspace, new RegExp(`^attempt result=no-answer .*user=${caller.userId} `));
		expect(userRecords(workspace, caller.userId)).toMatchObject([{ kind: 'revocation', outcome: 'unknown' }]);

		await setFaults(workspace);
		expect((await workspace.callApp({ creds: caller })).body).toMatchObject({ token: caller.authToken, success: true });
		expect((await workspace.me(other)).status).toBe(401);
	});

	it('says in chat that it cannot tell, and can be confirmed again', async () => {
		const [asking, other] = await clients.ofNewUser(2);
		const { question, working } = await answerYes(asking);
		await setFaults(workspace, always);
		expect((await asking.loadPicture(working)).body).toContain('>See chat</text>');
		expect((await asking.nextMessage()).msg).toBe(english('failed_unknown'));
		expect(await loggedIn([asking, other])).toEqual([true, isOtherLeft]);
		await setFaults(workspace);
		await expectAgainEndsWell(asking, other, question);
	});
});

it('takes a late answer for an answer', async () => {
	const [caller, other] = await workspace.newClients(2);
	await setFaults(workspace, { 'http.call': { kind: 'slow', delayMs: 500 } });
	expect((await workspace.callApp({ creds: caller })).status).toBe(200);
	expect((await workspace.me(other)).status).toBe(401);
});

it.each<[string, RequestHandler]>([
	['its body', (_, res) => cut(res, '{"token":"')],
	['its head', (req) => void req.socket.end('HTTP/1.1 200 O')],
])('cannot tell the outcome from an answer that is cut in %s', async (_where, how) => {
	const faulty = await startFaultyWorkspace();
	try {
		await workspace.saveSetting('workspace_url', faulty.url);
		faulty.misbehave(how);
		const [caller, other] = await workspace.newClients(2);
		const { status, body } = await workspace.callApp({ creds: caller });
		expect(status).toBe(504);
		expect(body.error).toMatch(unknown);
		await logged(workspace, new RegExp(`^attempt result=no-answer .*user=${caller.userId} .*cannot be reached`));

		await workspace.saveSetting('workspace_url', '');
		expect((await workspace.callApp({ creds: caller })).status).toBe(200);
		expect((await workspace.me(other)).status).toBe(401);
	} finally {
		await workspace.saveSetting('workspace_url', '');
		await faulty.stop();
	}
});

function cut(res: Parameters<RequestHandler>[1], start: string): void {
	res.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
	res.write(start, () => res.socket?.destroy());
}
