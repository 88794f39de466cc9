import { takeCalls } from './support/appCalls';
import type { AppWorkspace } from './support/appWorkspace';
import { startWithApp } from './support/appWorkspace';
import type { ChatClient } from './support/chatClient';
import { ChatClients } from './support/chatClients';
import { inStore } from './support/storedData';
import { until } from './support/until';

/**
 * What is asked of the host, call by call: each is a round trip between two processes. Counted once everything that is
 * asked once has been asked: from the second revocation of a process on, and of a user who has the room of the notice.
 */
let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
let asking: ChatClient;

beforeAll(async () => {
	workspace = await startWithApp();
	[asking] = await clients.ofNewUser(1);
	// Nobody waits for it: the ledger begins, and notes the logins of the administrator and of this user.
	await until(() => ledgerRecords() === 3);
	await handshake();
	await workspace.callApp({ creds: asking.creds });
});
afterAll(async () => {
	await clients.disconnect();
	await workspace.process.stop();
});
beforeEach(async () => {
	await takeCalls(workspace);
});

const revocation = [
	'getSettings.getValueById(workspace_url)',
	'getServerSettings.getValueById(Site_Url)',
	'getHttpBridge.doCall(post /api/v1/users.logoutOtherClients)',
	'getServerSettings.getValueById(Accounts_LoginExpiration)',
	'getSettings.getValueById(workspace_url)',
	'getServerSettings.getValueById(Site_Url)',
	'getPersistence.updateByAssociations',
];

const notice = [
	'getSettings.getValueById(security_notice)',
	'getSettings.getValueById(audit_room)',
	'getUserReader.getById',
	'getServerSettings.getValueById(Language)',
	'getUserReader.getAppUser',
	'getRoomReader.getDirectByUsernames',
	'getMessageBridge.doCreate',
];

const ephemeralMessage = [
	'getUserReader.getById',
	'getRoomReader.getById',
	'getUserBridge.doGetAppUser',
	'getMessageBridge.doNotifyUser',
];

it('a call of the endpoint asks the host exactly this, among it one REST call and three of the persistence', async () => {
	expect((await workspace.callApp({ creds: asking.creds })).status).toBe(200);
	const calls = await takeCalls(workspace);
	expect(calls).toEqual([
		'getSettings.getValueById(attempts_per_minute)',
		'getPersistence.createWithAssociations',
		'getPersistenceReader.readByAssociations',
		...revocation,
		...notice,
	]);
	expect([restCalls(calls), persistenceCalls(calls)]).toEqual([1, 3]);
});

it('a call of the endpoint without the notice asks the host less', async () => {
	await workspace.saveSetting('security_notice', false);
	await takeCalls(workspace);
	await workspace.callApp({ creds: asking.creds });
	const calls = await takeCalls(workspace);
	await workspace.saveSetting('security_notice', true);
	expect(calls).toEqual([
		'getSettings.getValueById(attempts_per_minute)',
		'getPersistence.createWithAssociations',
		'getPersistenceReader.readByAssociations',
		...revocation,
		...notice.slice(0, 2),
	]);
});

it('the question, the yes and the picture that does it ask the host exactly this', async () => {
	const { question, seen, yes, kept } = await handshake();
	expect(question).toEqual([
		'getServerSettings.getValueById(Language)',
		'getServerSettings.getValueById(Site_Url)',
		'getSettings.getValueById(login_ledger)',
		'getServerSettings.getValueById(Accounts_LoginExpiration)',
		'getPersistenceReader.readByAssociations',
		'getServerSettings.getValueById(Accounts_LoginExpiration)',
		'getUiController.openSurfaceView',
	]);
	expect(seen).toEqual(['getPersistence.updateByAssociations']);
	expect(yes).toEqual([
		'getServerSettings.getValueById(Language)',
		'getPersistenceReader.readByAssociations',
		'getPersistence.createWithAssociations',
		'getServerSettings.getValueById(Site_Url)',
	]);
	expect(kept).toEqual([
		'getPersistenceReader.readByAssociations',
		'getSettings.getValueById(attempts_per_minute)',
		// Where there is no list of sessions (it was refused before), only where it would be is looked up.
		'getSettings.getValueById(workspace_url)',
		'getServerSettings.getValueById(Site_Url)',
		...revocation,
		...notice,
		...ephemeralMessage,
	]);
	const all = [...question, ...seen, ...yes, ...kept];
	expect(restCalls(all)).toBe(1);
	expect(persistenceCalls(all)).toBeLessThanOrEqual(6);
});

it('a login asks the host for one setting and one write', async () => {
	await workspace.newClients(1);
	await until(() => ledgerRecords() === 4);
	expect(await takeCalls(workspace)).toEqual([
		'getSettings.getValueById(login_ledger)',
		'getPersistence.createWithAssociations',
	]);
});

/** What a person and their browser do, and what each step asks of the host. */
async function handshake(): Promise<Record<'question' | 'seen' | 'yes' | 'kept', string[]>> {
	const modal = await asking.openQuestion();
	const question = await takeCalls(workspace);
	await asking.loadPicture(modal);
	const seen = await takeCalls(workspace);
	const working = await asking.submit(modal);
	const yes = await takeCalls(workspace);
	expect((await asking.loadPicture(working)).body).toContain('>Done</text>');
	return { question, seen, yes, kept: await takeCalls(workspace) };
}

function ledgerRecords(): number {
	return inStore(workspace, ({ db }) => {
		const isOfLedger = "json_extract(data, '$.kind') = 'login' OR json_extract(data, '$.ledgerBegan') IS NOT NULL";
		return (db.prepare(`SELECT count(*) AS n FROM app_persistence WHERE ${isOfLedger}`).get() as { n: number }).n;
	});
}

function restCalls(calls: string[]): number {
	return calls.filter((call) => call.startsWith('getHttpBridge.')).length;
}

function persistenceCalls(calls: string[]): number {
	return calls.filter((call) => call.startsWith('getPersistence')).length;
}
