import { version } from '../../../app.json';
import { ownDefect } from '../../../src/endpoints/answers';
import type { ApiDocument, SeenAnswer } from '../../support/apiDocument';
import { differences, readApiDocument, schemaErrors } from '../../support/apiDocument';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, endpointPath } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { oauthToken } from '../../support/endpointAnswers';
import { startFaultyWorkspace } from '../../support/faultyWorkspace';
import { answerYesOnPhone } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';

const logout = '/users.logoutOtherClients';
const keep = '/confirm-logout';

let document: ApiDocument;
let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
beforeAll(async () => {
	[document, workspace] = await Promise.all([readApiDocument(), sharedWorkspace()]);
});
afterAll(() => clients.disconnect());

/** Of each answer that was compared: `method path status`. */
const seen = new Set<string>();

function expectDocumented(method: string, path: string, status: number, answer: SeenAnswer): void {
	expect(answer.status).toBe(status);
	const documented = document.paths[path][method.toLowerCase()].responses[status];
	expect(differences(documented, answer)).toEqual([]);
	seen.add(`${method.toLowerCase()} ${path} ${status}`);
}

it('has the address and the version of this app', () => {
	expect(document.servers.map(({ url }) => url)).toEqual([`{workspace}/api/apps/public/${appId}`]);
	expect(document.info.version).toBe(version);
});

it('has examples that match its own schemas', () => {
	const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
	const contents = operations.flatMap(({ responses }) =>
		Object.values(responses).flatMap((each) => [each.content ?? {}]),
	);
	const examples = contents
		.flatMap((content) => Object.values(content))
		.flatMap(({ schema, examples = {} }) =>
			Object.values(examples).map(({ value }) => schemaErrors(schema, value, 'example')),
		);
	expect(examples.length).toBeGreaterThan(1);
	expect(examples.flat()).toEqual([]);
});

it('is checked in a way that finds a wrong answer', () => {
	const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
	const { 200: done } = document.paths[logout].post.responses;
	const body = { token: 't', tokenExpires: '', success: true };
	expect(differences(done, { status: 200, headers, body })).toEqual([]);
	expect(differences(done, { status: 200, headers, body: { ...body, more: 1 } })).not.toEqual([]);
	expect(differences(done, { status: 200, headers, body: { ...body, tokenExpires: 'soon' } })).not.toEqual([]);
	expect(differences(done, { status: 200, headers, body: { ...body, sessions: null } })).not.toEqual([]);
	expect(differences(done, { status: 200, headers: new Headers(), body })).not.toEqual([]);
	expect(differences(undefined, { status: 418, headers, body })).not.toEqual([]);
});

describe('POST users.logoutOtherClients answers as documented', () => {
	it('200, with the date of expiry, or without for a personal access token', async () => {
		const [caller] = await workspace.newClients(1);
		const token = await workspace.personalAccessToken(caller);
		expectDocumented('POST', logout, 200, await workspace.callApp({ creds: caller }));
		expectDocumented('POST', logout, 200, await workspace.callApp({ creds: token }));
	});

	it.each([true, false])('200 with details, with device management: %p', async (isListing) => {
		await workspace.switchControl('device-management', isListing);
		const [{ creds: phone }] = await clients.ofNewUser(1);
		// A script has no session of its own that could be among those listed.
		const creds = await workspace.personalAccessToken(phone);
		const answer = await workspace.call('POST', `${endpointPath}?details=true`, { creds });
		expectDocumented('POST', logout, 200, answer);
		expect(answer.body.sessions).toEqual(isListing ? [expect.any(Object)] : null);
		expect(answer.body.personalAccessTokens).toEqual([expect.any(Object)]);
	});

	it('400 to a login by OAuth', async () => {
		const [phone] = await workspace.newClients(1);
		const headers = { authorization: `Bearer ${await oauthToken(workspace, phone)}` };
		expectDocumented('POST', logout, 400, await workspace.callApp({ headers }));
	});

	it('401 without a login', async () => {
		expectDocumented('POST', logout, 401, await workspace.callApp());
	});

	it('405 to another method', async () => {
		expectDocumented('GET', logout, 405, await workspace.callApp({ method: 'GET' }));
	});

	it('429 to too many calls from one address', async () => {
		const [creds] = await workspace.newClients(1);
		await workspace.switchControl('rate-limit', true);
		let answer = await workspace.callApp({ creds });
		for (let call = 0; call < 10; call++) {
			answer = await workspace.callApp({ creds });
		}
		await workspace.switchControl('rate-limit', false);
		expectDocumented('POST', logout, 429, answer);
	});

	it('502 if the workspace refuses, 504 if it is gone', async () => {
		const faulty = await startFaultyWorkspace();
		try {
			await workspace.saveSetting('workspace_url', faulty.url);
			const [caller] = await workspace.newClients(1);
			expectDocumented('POST', logout, 502, await workspace.callApp({ creds: caller }));
			await faulty.stop();
			expectDocumented('POST', logout, 504, await workspace.callApp({ creds: caller }));
		} finally {
			await faulty.stop();
			await workspace.saveSetting('workspace_url', '');
		}
	});
});

describe('GET confirm-logout answers as documented', () => {
	const path = `/api/apps/public/${appId}${keep}`;

	it.each(['', '?ticket=x', '?confirmation=x'])('200 with a picture (%s)', async (query) => {
		expectDocumented('GET', keep, 200, await workspace.call('GET', path + query));
	});

	it('200 with a text for the file', async () => {
		const [phone] = await clients.ofNewUser(1);
		const answer = await phone.tap((await answerYesOnPhone(phone)).message);
		expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
		expectDocumented('GET', keep, 200, answer);
	});

	it('405 to another method', async () => {
		expectDocumented('POST', keep, 405, await workspace.call('POST', path));
	});
});

it('documents 500, which nobody can provoke from outside, as the app makes it', () => {
	const { content, status, headers } = ownDefect();
	for (const [method, path] of [
		['POST', logout],
		['GET', keep],
	]) {
		expectDocumented(method, path, 500, { status, headers: new Headers(headers), body: content });
	}
});

it('documents no status that these tests leave out', () => {
	const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
		Object.entries(methods).flatMap(([method, { responses }]) =>
			Object.keys(responses).map((status) => `${method} ${path} ${status}`),
		),
	);
	expect([...seen].sort()).toEqual(documented.sort());
});
