import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { expectFailure, statesOf } from '../../support/endpointAnswers';
import { sharedWorkspace } from '../../support/sharedWorkspaces';

/**
 * The workspace allows ten calls of a REST route in a minute from one address, which people in an office
 * share. The app has no limit of its own.
 */
let workspace: AppWorkspace;
beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => workspace.switchControl('rate-limit', false));

it('tells the next person in the office how long to wait, and that they share the limit', async () => {
	const people = await workspace.newClients(2);
	const [creds] = await workspace.newClients(1);
	await workspace.switchControl('rate-limit', true);
	for (let call = 0; call < 10; call++) {
		// Nobody escapes by inventing an address: the one that the nearest proxy saw counts.
		const headers = { 'x-forwarded-for': `198.51.100.${call}, 203.0.113.1` };
		expect((await workspace.callApp({ creds, headers })).status).toBe(200);
	}
	const refused = await workspace.callApp({ creds: people[0], headers: { 'x-real-ip': '203.0.113.1' } });
	expectFailure(refused, {
		status: 429,
		errorType: 'error-too-many-requests',
		text: /^Nothing was logged out\. Too many requests came from your network address, which you may share with others\. Run it again in \d+ seconds\.$/,
	});
	const retryAfter = Number(refused.headers.get('retry-after'));
	expect(retryAfter).toBeGreaterThanOrEqual(1);
	expect(retryAfter).toBeLessThanOrEqual(60);
	expect(refused.body.error).toContain(`${retryAfter} seconds`);

	const elsewhere = { 'x-forwarded-for': '203.0.113.1, 198.51.100.79' };
	const [stranger] = await workspace.newClients(1);
	expect((await workspace.callApp({ creds: stranger, headers: elsewhere })).status).toBe(200);
	await workspace.switchControl('rate-limit', false);
	expect(await statesOf(workspace, ...people)).toEqual([200, 200]);
});
