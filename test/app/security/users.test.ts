import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, endpointPath } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { pictureOf } from '../../support/shown';
import { ChatClients } from '../../support/chatClients';
import { credentialHeaders } from 'embedded-workspace';
import { loggedIn } from '../../support/handshake';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { english } from '../../support/texts';

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterEach(() => clients.disconnect());

function cookiesOf({ creds }: ChatClient): Record<string, string> {
	return { cookie: `rc_uid=${creds.userId}; rc_token=${creds.authToken}` };
}

describe('a request with the logins of two users', () => {
	it('works for the user of the headers alone at the endpoint', async () => {
		const [alice, bob] = [await clients.ofNewUser(2), await clients.ofNewUser(2)];
		await workspace.callApp({ creds: alice[0].creds, headers: cookiesOf(bob[0]) });
		expect(await loggedIn([...alice, ...bob])).toEqual([true, false, true, true]);
	});

	it('is refused at the picture, which looks at cookies', async () => {
		const [alice, bob] = [await clients.ofNewUser(2), await clients.ofNewUser(2)];
		const question = await alice[0].openQuestion();
		await alice[0].loadPicture(question);
		const login = `&rc_uid=${alice[0].creds.userId}&rc_token=${alice[0].creds.authToken}`;
		const path = pictureOf(await alice[0].submit(question)) + login;
		const headers = { ...credentialHeaders(alice[0].creds), ...cookiesOf(bob[0]) };
		const picture = await workspace.call<string>('GET', path, { headers });
		expect(picture.body).toContain('>See chat</text>');
		expect((await alice[0].nextMessage()).msg).toBe(english('failed_other_user'));
		expect(await loggedIn([...alice, ...bob])).toEqual([true, true, true, true]);
	});
});

describe('a user who is gone between question and yes', () => {
	it.each([
		['deactivated', 'users.setActiveStatus', { activeStatus: false }],
		['deleted', 'users.delete', {}],
	])('(%s) gets no confirmation', async (_how, route, fields) => {
		const [asking] = await clients.ofNewUser(2);
		const question = await asking.openQuestion();
		await asking.loadPicture(question);
		const body = { ...fields, userId: asking.creds.userId };
		expect((await workspace.call('POST', `/api/v1/${route}`, { creds: workspace.admin, body })).status).toBe(200);
		const yes = await workspace.call('POST', `/api/apps/ui.interaction/${appId}`, {
			creds: asking.creds,
			body: { type: 'viewSubmit', payload: { view: { id: question.id, state: {} } } },
		});
		expect(yes.status).toBe(401);
		expect(JSON.stringify(yes.body)).not.toContain('confirmation');
	});
});

it.each<[string, unknown]>([
	['no view', undefined],
	['a list for an id', { id: ['a.b'] }],
	['100 KB for an id', { id: 'a.'.repeat(50_000) }],
])('calls a confirmation without a question over: %s', async (_what, view) => {
	const both = await clients.ofNewUser(2);
	const answer = await workspace.call('POST', `/api/apps/ui.interaction/${appId}`, {
		creds: both[0].creds,
		body: { type: 'viewSubmit', payload: { view } },
	});
	expect(answer.status).toBe(200);
	const text = JSON.stringify(answer.body);
	expect(text).toContain(english('failed_expired'));
	expect(text).not.toMatch(/confirmation=|\bat .*\.js/);
	expect(await loggedIn(both)).toEqual([true, true]);
});

it('logs nothing out for a body that cannot be read', async () => {
	const both = await clients.ofNewUser(2);
	for (const body of ['{"broken', '['.repeat(100_000)]) {
		const headers = { ...credentialHeaders(both[0].creds), 'content-type': 'application/json' };
		const answer = await fetch(workspace.url + endpointPath, { method: 'POST', headers, body });
		expect(answer.status).toBe(400);
	}
	expect(await loggedIn(both)).toEqual([true, true]);
});

it('logs nothing out when others log in or out, which any client can forge', async () => {
	const [alice, [stranger]] = [await clients.ofNewUser(2), await clients.ofNewUser(1)];
	const me = await workspace.me(alice[0].creds);
	await workspace.login(String(me.body.username), 'correct horse');
	const forged = { creds: stranger.creds, body: { userId: alice[0].creds.userId, user: alice[0].creds } };
	await workspace.call('POST', '/api/v1/logout', forged);
	expect(await loggedIn([...alice, stranger])).toEqual([true, true, false]);
	const { body } = await workspace.call('GET', `/api/apps/${appId}`, { creds: workspace.admin });
	// The app is told of neither.
	expect(body.app).toMatchObject({ implements: ['IUIKitInteractionHandler'] });
});
