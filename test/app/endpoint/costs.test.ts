import { takeCalls, endpointPath } from '../../../tools/harness/appWorkspace';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import type { Credentials } from 'embedded-workspace';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { userRecords } from '../../support/storedData';

/**
 * What the app asks of the host, call by call: each is a round trip between two processes. Counted once the process has
 * asked what it remembers, and for a user who has the room of the notice.
 */
let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
let asking: ChatClient;

beforeAll(async () => {
	workspace = await sharedWorkspace();
	[asking] = await clients.ofNewUser(1);
	await handshake();
	await workspace.callApp({ creds: asking.creds });
});
afterAll(() => clients.disconnect());
beforeEach(async () => {
	await takeCalls(workspace);
});

const revocation = [
	'getHttpBridge.doCall(post /api/v1/users.logoutOtherClients)',
	'getPersistenceReader.readByAssociation',
	'getPersistence.updateByAssociations',
];

const notice = ['getRoomReader.getDirectByUsernames', 'getMessageBridge.doCreate'];

it('asks the server five things for a logout: among them one REST call, one read and one write', async () => {
	const creds = await login();
	await takeCalls(workspace);
	expect((await workspace.callApp({ creds })).status).toBe(200);
	const calls = await takeCalls(workspace);
	expectCalls(calls, [...revocation, ...notice]);
});

it('sends no second notice for the same login within a minute', async () => {
	const creds = await login();
	await workspace.callApp({ creds });
	await takeCalls(workspace);
	await workspace.callApp({ creds });
	expectCalls(await takeCalls(workspace), [...revocation, 'getRoomReader.getDirectByUsernames']);
});

it('asks three things without the notice', async () => {
	await workspace.saveSetting('security_notice', false);
	await workspace.callApp({ creds: await login() });
	const creds = await login();
	await takeCalls(workspace);
	await workspace.callApp({ creds });
	const calls = await takeCalls(workspace);
	await workspace.saveSetting('security_notice', true);
	await workspace.callApp({ creds });
	expectCalls(calls, revocation);
});

it('makes two more REST calls for details, side by side', async () => {
	const creds = await login();
	await takeCalls(workspace);
	await workspace.call('POST', `${endpointPath}?details=true`, { creds });
	expect(restCalls(await takeCalls(workspace))).toBe(3);
});

it('asks nothing to refuse a call without a login', async () => {
	await workspace.callApp();
	await workspace.callApp({ method: 'GET' });
	expect(await takeCalls(workspace)).toEqual([]);
});

it('asks nothing when somebody logs in', async () => {
	await workspace.newClients(2);
	expect(await takeCalls(workspace)).toEqual([]);
});

it('reads and writes at most five times for a command', async () => {
	asking = await clients.connect(await login());
	await handshake();
	const { question, shown, confirmed, kept } = await handshake();
	expectCalls(question, ['getUiController.openSurfaceView']);
	expectCalls(shown, ['getPersistence.updateByAssociations']);
	expectCalls(confirmed, ['getPersistenceReader.readByAssociation', 'getPersistence.updateByAssociations']);
	expectCalls(kept, [
		...revocation,
		'getHttpBridge.doCall(get /api/v1/sessions/list)',
		'getHttpBridge.doCall(get /api/v1/users.getPersonalAccessTokens)',
		// The notice was sent for the handshake before, the message on the outcome is sent each time.
		...['getUserReader.getById', 'getRoomReader.getDirectByUsernames'],
		...['getRoomReader.getById', 'getUserBridge.doGetAppUser', 'getMessageBridge.doNotifyUser'],
	]);
	const all = [...question, ...shown, ...confirmed, ...kept];
	expect(persistenceCalls(all)).toBe(5);
	// The logout, and the details: sessions and personal access tokens.
	expect(restCalls(all)).toBe(3);
});

it('stores three records of a user, each once, however often they log out others', async () => {
	asking = await clients.connect(await login());
	for (let round = 0; round < 2; round++) {
		await workspace.callApp({ creds: asking.creds });
		await handshake();
	}
	const kinds = userRecords(workspace, asking.creds.userId).map(({ kind }) => kind);
	expect(kinds.sort()).toEqual(['confirmed', 'revocation', 'shown']);
});

/** Logs the user in once more: another login is news, so its owner gets a notice. */
async function login(): Promise<Credentials> {
	const body = { userId: asking.creds.userId };
	const path = '/api/v1/users.createToken';
	return (await workspace.call<{ data: Credentials }>('POST', path, { creds: workspace.admin, body })).body.data;
}

/** Exactly these. The order of calls that are made side by side does not matter. */
function expectCalls(calls: string[], expected: string[]): void {
	expect([...calls].sort()).toEqual([...expected].sort());
}

/** What a person and their browser do, and what each step asks of the host. */
async function handshake(): Promise<Record<'question' | 'shown' | 'confirmed' | 'kept', string[]>> {
	const modal = await asking.openQuestion();
	const question = await takeCalls(workspace);
	await asking.loadPicture(modal);
	const shown = await takeCalls(workspace);
	const working = await asking.submit(modal);
	const confirmed = await takeCalls(workspace);
	expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
	return { question, shown, confirmed, kept: await takeCalls(workspace) };
}

function restCalls(calls: string[]): number {
	return calls.filter((call) => call.startsWith('getHttpBridge.')).length;
}

function persistenceCalls(calls: string[]): number {
	return calls.filter((call) => call.startsWith('getPersistence')).length;
}
