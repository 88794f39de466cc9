import { takeCalls } from '../../../tools/harness/appCalls';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import { inStore } from '../../support/storedData';
import { until } from '../../support/until';

/**
 * What is asked of the host, call by call: each is a round trip between two processes. Counted once everything that is
 * asked once has been asked: from the second revocation of a process on, and of a user who has the room of the notice.
 */
let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
let asking: ChatClient;

beforeAll(async () => {
	workspace = await startWithApp();
	// It would come in between every ten minutes.
	inStore(workspace, ({ db }) => db.prepare("DELETE FROM app_jobs WHERE processor LIKE '%keep-ledger-alive'").run());
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

/** Read side by side at the beginning; Site_Url because the app's own setting is empty. */
const settings = [
	'getSettings.getValueById(attempts_per_minute)',
	'getSettings.getValueById(workspace_url)',
	'getServerSettings.getValueById(Site_Url)',
	'getSettings.getValueById(security_notice)',
	'getSettings.getValueById(audit_room)',
	'getServerSettings.getValueById(Language)',
];

const revocation = [
	'getHttpBridge.doCall(post /api/v1/users.logoutOtherClients)',
	'getPersistence.updateByAssociations',
];

/** So that the user has no more attempts than the limit on all instances together. */
const limit = ['getPersistence.createWithAssociations', 'getPersistenceReader.readByAssociations'];

const notice = ['getRoomReader.getDirectByUsernames', 'getMessageBridge.doCreate'];

/** By the engine itself in part. */
const ephemeralMessage = ['getRoomReader.getById', 'getUserBridge.doGetAppUser', 'getMessageBridge.doNotifyUser'];

it('a call of the endpoint asks the host exactly this, among it one REST call and three of the persistence', async () => {
	expect((await workspace.callApp({ creds: asking.creds })).status).toBe(200);
	const calls = await takeCalls(workspace);
	expectCalls(calls, [...settings, ...limit, ...revocation, ...notice]);
	expect([restCalls(calls), persistenceCalls(calls)]).toEqual([1, 3]);
});

it('a call of the endpoint without the notice asks the host less', async () => {
	await workspace.saveSetting('security_notice', false);
	await takeCalls(workspace);
	await workspace.callApp({ creds: asking.creds });
	const calls = await takeCalls(workspace);
	await workspace.saveSetting('security_notice', true);
	expectCalls(calls, [...settings, ...limit, ...revocation]);
});

it('the question, the yes and the picture that does it ask the host exactly this', async () => {
	const { question, seen, yes, kept } = await handshake();
	expectCalls(question, [
		'getServerSettings.getValueById(Language)',
		'getServerSettings.getValueById(Site_Url)',
		'getSettings.getValueById(login_ledger)',
		'getServerSettings.getValueById(Accounts_LoginExpiration)',
		'getPersistenceReader.readByAssociations',
		'getUiController.openSurfaceView',
	]);
	expectCalls(seen, ['getPersistence.updateByAssociations']);
	expectCalls(yes, [
		'getServerSettings.getValueById(Language)',
		'getPersistenceReader.readByAssociations',
		'getPersistence.createWithAssociations',
		'getServerSettings.getValueById(Site_Url)',
	]);
	expectCalls(kept, [
		...settings,
		'getPersistenceReader.readByAssociations',
		...revocation,
		// When the kept login was made, to know which of the user's logins it is.
		'getServerSettings.getValueById(Accounts_LoginExpiration)',
		'getUserReader.getById',
		...notice,
		...ephemeralMessage,
	]);
	const all = [...question, ...seen, ...yes, ...kept];
	expect(restCalls(all)).toBe(1);
	expect(persistenceCalls(all)).toBe(6);
});

it('a login asks the host for one setting and one write', async () => {
	await workspace.newClients(1);
	await until(() => ledgerRecords() === 4);
	expectCalls(await takeCalls(workspace), [
		'getSettings.getValueById(login_ledger)',
		'getPersistence.createWithAssociations',
	]);
});

/** Exactly these; in which order those arrive that are made side by side is not the app's to say. */
function expectCalls(calls: string[], expected: string[]): void {
	expect([...calls].sort()).toEqual([...expected].sort());
}

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
