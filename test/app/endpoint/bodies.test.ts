import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { endpointPath, startWithApp } from '../../../tools/harness/appWorkspace';
import type { Credentials } from '../../support/client';
import { credentialHeaders } from '../../support/client';
import { statesOf } from '../../support/endpointAnswers';
import { sharedWorkspace } from '../../support/sharedWorkspaces';

/** What clients send in the body makes no difference to the app. The host limits and parses it before the app is asked. */
let workspace: AppWorkspace;
let older: AppWorkspace;
beforeAll(async () => {
	[workspace, older] = await Promise.all([sharedWorkspace(), startWithApp({ version: '6.5' })]);
});
afterAll(() => older?.process.stop());

function send({ url }: AppWorkspace, creds: Credentials, contentType?: string, body?: string): Promise<Response> {
	const type: Record<string, string> = contentType === undefined ? {} : { 'content-type': contentType };
	return fetch(`${url}${endpointPath}`, { method: 'POST', headers: { ...credentialHeaders(creds), ...type }, body });
}

const json = 'application/json';
const padded = (bytes: number): string => JSON.stringify({ padding: 'x'.repeat(bytes) });

it.each<[string, string | undefined, string | undefined]>([
	['nothing', undefined, undefined],
	['JSON', json, '{"userId":"admin","authToken":"x","token":"y"}'],
	['a list', json, '[1, 2]'],
	['a form', 'application/x-www-form-urlencoded', 'userId=admin&authToken=x'],
	['text', 'text/plain', 'hello'],
	['JSON just below the limit', json, padded(90_000)],
	['text far above the limit for JSON', 'text/plain', padded(300_000)],
])('%s is ignored', async (_what, contentType, body) => {
	const [caller, other] = await workspace.newClients(2);
	const answer = await send(workspace, caller, contentType, body);
	expect(await answer.json()).toMatchObject({ token: caller.authToken, success: true });
	expect(await statesOf(workspace, caller, other)).toEqual([200, 401]);
});

it.each<[string, number, string, string]>([
	['broken JSON', 400, json, '{"broken'],
	['JSON above the limit', 413, json, padded(150_000)],
	['a form above the limit', 413, 'application/x-www-form-urlencoded', `padding=${'x'.repeat(150_000)}`],
])('%s is refused by the host with %d, and nothing is logged out', async (_what, status, contentType, body) => {
	const clients = await workspace.newClients(2);
	const answer = await send(workspace, clients[0], contentType, body);
	expect(answer.status).toBe(status);
	expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
	expect(await statesOf(workspace, ...clients)).toEqual([200, 200]);
	expect((await workspace.callApp({ creds: clients[0] })).status).toBe(200);
});

it('6.5 takes larger bodies', async () => {
	const [caller, other] = await older.newClients(2);
	expect((await send(older, caller, json, padded(2_000_000))).status).toBe(200);
	expect(await statesOf(older, caller, other)).toEqual([200, 401]);
});
