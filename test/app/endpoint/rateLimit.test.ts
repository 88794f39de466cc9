import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { expectFailure, statesOf, switchControl } from '../../support/endpointAnswers';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { patternOf } from '../../support/texts';
import { answerYes } from '../../support/handshake';

/** The workspace's REST limit counts per address: twelve people in one office share it. The app has no limit of its own. */
let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(async () => {
	await switchControl(workspace, 'rate-limit', false);
	await clients.disconnect();
});

const tooMany = {
	status: 429,
	errorType: 'error-too-many-requests',
	text: /^Nothing was logged out\. Too many requests came from your network address, which you may share with others\. Run it again in \d+ seconds\.$/,
};

it('two of twelve people in one office are told to wait, how long, and that they share the limit', async () => {
	const people = await Promise.all(Array.from({ length: 12 }, () => workspace.newClients(2)));
	await switchControl(workspace, 'rate-limit', true);
	const office = { 'x-real-ip': '192.0.2.1' };
	for (const [caller] of people.slice(0, 10)) {
		expect((await workspace.callApp({ creds: caller, headers: office })).status).toBe(200);
	}
	const [[caller, other], [elsewhere]] = people.slice(10);
	const refused = await workspace.callApp({ creds: caller, headers: office });
	expectFailure(refused, tooMany);
	const retryAfter = Number(refused.headers.get('retry-after'));
	expect(retryAfter).toBeGreaterThanOrEqual(1);
	expect(retryAfter).toBeLessThanOrEqual(60);
	expect(refused.body.error).toContain(`${retryAfter} seconds`);

	expect((await workspace.callApp({ creds: elsewhere, headers: { 'x-real-ip': '192.0.2.2' } })).status).toBe(200);
	await switchControl(workspace, 'rate-limit', false);
	expect(await statesOf(workspace, caller, other)).toEqual([200, 200]);
});

it('a person who uses the command is told the same', async () => {
	const [asking, other] = await clients.ofNewUser(2);
	const { working } = await answerYes(asking);
	const scripts = await Promise.all(Array.from({ length: 10 }, () => workspace.newClients(1)));
	await switchControl(workspace, 'rate-limit', true);
	for (const [creds] of scripts) await workspace.callApp({ creds });
	expect((await asking.loadPicture(working)).body).toContain('>Not done</text>');
	const { msg } = await asking.nextMessage();
	expect(msg).toMatch(patternOf('failed_rate_limited'));
	await switchControl(workspace, 'rate-limit', false);
	// The question was not used up.
	expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
	expect(await statesOf(workspace, asking.creds, other.creds)).toEqual([200, 401]);
});

it('the address that counts is the one the nearest proxy saw, so nobody escapes by inventing one', async () => {
	const people = (await Promise.all(Array.from({ length: 14 }, () => workspace.newClients(1)))).flat();
	await switchControl(workspace, 'rate-limit', true);
	for (let call = 0; call < 10; call++) {
		const headers = { 'x-forwarded-for': `198.51.100.${call}, 203.0.113.1` };
		expect((await workspace.callApp({ creds: people.pop(), headers })).status).toBe(200);
	}
	const statusFrom = async (headers: Record<string, string>): Promise<number> =>
		(await workspace.callApp({ creds: people.pop(), headers })).status;
	expect(await statusFrom({ 'x-forwarded-for': '198.51.100.77, 203.0.113.1' })).toBe(429);
	expect(await statusFrom({ 'x-real-ip': '203.0.113.1', 'x-forwarded-for': '198.51.100.78' })).toBe(429);
	expect(await statusFrom({ 'x-forwarded-for': '203.0.113.1, 198.51.100.79' })).toBe(200);
});
