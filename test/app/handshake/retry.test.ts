import type { RequestHandler } from 'express';

import { textsIn } from '../../../src/views/texts';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import type { ChatClient, Modal } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import type { FaultyWorkspace } from '../../support/faultyWorkspace';
import { startFaultyWorkspace } from '../../support/faultyWorkspace';

/** How often the app has called the core endpoint since the test began. */
let calls: number;
let workspace: AppWorkspace;
let between: FaultyWorkspace;
const clients = new ChatClients(() => workspace);
const english = textsIn('en');

beforeAll(async () => {
	workspace = await startWithApp();
	between = await startFaultyWorkspace();
	await workspace.saveSetting('workspace_url', between.url);
});
afterAll(async () => {
	await between.stop();
	await workspace.process.stop();
});
beforeEach(() => {
	calls = 0;
	answerWith(passOn);
});
afterEach(() => clients.disconnect());

function answerWith(how: RequestHandler): void {
	between.misbehave((...request) => {
		calls++;
		return how(...request);
	});
}

/** Lets the workspace itself answer. */
const passOn: RequestHandler = async (req, res) => {
	const creds = { userId: String(req.header('x-user-id')), authToken: String(req.header('x-auth-token')) };
	const { status, body } = await workspace.logoutOtherClients(creds);
	res.status(status).json(body);
};

async function answerYes(asking: ChatClient): Promise<{ question: Modal; working: Modal }> {
	const question = await asking.openQuestion();
	await asking.loadPicture(question);
	return { question, working: await asking.submit(question) };
}

it('the workspace is called once per handshake, however often the picture is loaded', async () => {
	const [asking] = await clients.ofNewUser(2);
	const { question, working } = await answerYes(asking);
	expect(calls).toBe(0);
	await asking.loadPicture(working);
	expect(calls).toBe(1);
	for (let n = 0; n < 3; n++) await asking.loadPicture(working);
	await asking.loadPicture(await asking.submit(question));
	expect(calls).toBe(1);
});

it('the workspace is not called at all for what no login of the user comes with', async () => {
	const [[asking], [stranger]] = [await clients.ofNewUser(1), await clients.ofNewUser(1)];
	const { question, working } = await answerYes(asking);
	await asking.loadPicture(question);
	await asking.loadPicture(working, { cookies: stranger.creds });
	await asking.loadPicture(working, { site: 'cross-site' });
	expect(calls).toBe(0);
});

it.each<[string, RequestHandler, string]>([
	['breaks', (_, res) => void res.sendStatus(500), english('failed_unknown')],
	['hangs up', (req) => void req.socket.destroy(), english('failed_unknown')],
	['refuses', (_, res) => void res.sendStatus(403), english('failed_refused')],
	[
		'has had enough',
		(_, res) => void res.status(429).json({ error: 'You must wait 17 seconds before trying' }),
		english('failed_too_many', { seconds: '17' }),
	],
])('where the workspace %s, the user is told so, and trying again works', async (_what, how, text) => {
	const [asking, other] = await clients.ofNewUser(2);
	const { question, working } = await answerYes(asking);
	answerWith(how);
	expect((await asking.loadPicture(working)).body).toContain('>Not done</text>');
	expect((await asking.nextMessage()).msg).toBe(text);
	expect(await other.isLoggedIn()).toBe(true);

	answerWith(passOn);
	const again = await asking.submit(question);
	expect((await asking.loadPicture(again)).body).toContain('>Done</text>');
	expect((await asking.nextMessage()).msg).toMatch(/^Your other clients are logged out/);
	expect([await asking.isLoggedIn(), await other.isLoggedIn()]).toEqual([true, false]);
	expect(calls).toBe(2);
});

it('where the work was done but the answer got lost, trying again ends well', async () => {
	const [asking, other] = await clients.ofNewUser(2);
	const { question, working } = await answerYes(asking);
	answerWith(async (req) => {
		await workspace.logoutOtherClients({ ...asking.creds, authToken: String(req.header('x-auth-token')) });
		req.socket.destroy();
	});
	await asking.loadPicture(working);
	expect((await asking.nextMessage()).msg).toBe(english('failed_unknown'));
	expect(await other.isLoggedIn()).toBe(false);

	answerWith(passOn);
	await asking.loadPicture(await asking.submit(question));
	expect((await asking.nextMessage()).msg).toMatch(/^Your other clients are logged out/);
});

it("the user's limit holds for the command, too, and says how long to wait", async () => {
	const [asking] = await clients.ofNewUser(1);
	for (let n = 0; n < 5; n++) {
		await asking.loadPicture((await answerYes(asking)).working);
		expect((await asking.nextMessage()).msg).toMatch(/^Your other clients are logged out/);
	}
	await asking.loadPicture((await answerYes(asking)).working);
	const { msg } = await asking.nextMessage();
	const [, seconds] = /Try again in (\d+) s/.exec(msg) ?? [];
	expect(msg).toBe(english('failed_too_many', { seconds }));
	expect(Number(seconds)).toBeGreaterThan(50);
	expect(Number(seconds)).toBeLessThanOrEqual(60);
	expect(calls).toBe(5);
});
