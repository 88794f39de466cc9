import { AppPersistenceStore } from '../../workspace/store/AppPersistenceStore';
import type { AppWorkspace } from './support/appWorkspace';
import { appId, startWithApp } from './support/appWorkspace';
import { contextsOf } from './support/chatClient';
import { ChatClients } from './support/chatClients';
import { countLogEntries, inStore } from './support/storedData';
import { until } from './support/until';
import { ledgerBegan, ledgerEnded, ledgerHas, storedLogins, usernameOf } from './support/storedLogins';

/** How the login ledger follows the settings of app and workspace. */

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await startWithApp();
	await ledgerBegan(workspace);
});
afterAll(() => workspace.process.stop());
afterEach(() => clients.disconnect());

const dayMs = 24 * 60 * 60 * 1000;

async function runNightlyJob(): Promise<void> {
	const path = `/workspace/jobs/${appId}/remove-old-records/run`;
	expect((await workspace.call('POST', path, { creds: workspace.admin })).status).toBe(200);
}

/** Records a login of so many days ago, as the app does. */
function plantLogin(userId: string, daysAgo: number): void {
	const at = Date.now() - daysAgo * dayMs;
	const tags = [`login-history-of-${userId}`, `logins-of-${new Date(at).toISOString().slice(0, 15)}`];
	const associations = tags.map((id) => ({ model: 'misc', id }));
	inStore(workspace, ({ db }) => {
		new AppPersistenceStore(db).create(appId, { kind: 'login', userId, at }, associations);
	});
}

/** As if the ledger had begun so many days ago, and nothing had been removed of it. */
function pretendBeginning(daysAgo: number): void {
	inStore(workspace, ({ db }) => {
		const sql = "UPDATE app_persistence SET data = json_set(data, '$.ledgerBegan', ?) WHERE data LIKE '%ledgerBegan%'";
		db.prepare(sql).run(Date.now() - daysAgo * dayMs);
		const removedUpTo = `$.removedUpTo`;
		db.prepare('UPDATE app_persistence SET data = json_set(data, ?, ?) WHERE json_extract(data, ?) IS NOT NULL').run(
			removedUpTo,
			Math.floor(Date.now() / dayMs) - daysAgo,
			removedUpTo,
		);
	});
}

/** As if nothing had shown for so many minutes that the ledger is kept. */
function pretendSilence(minutes: number): void {
	inStore(workspace, ({ db }) => {
		const sql = "UPDATE app_persistence SET data = json_object('aliveAt', ?) WHERE data LIKE '%aliveAt%'";
		expect(db.prepare(sql).run(Date.now() - minutes * 60_000).changes).toBe(1);
	});
}

function aliveAt(): number {
	return inStore(workspace, ({ db }) => {
		const sql = "SELECT json_extract(data, '$.aliveAt') AS at FROM app_persistence WHERE data LIKE '%aliveAt%'";
		return (db.prepare(sql).get() as { at: number }).at;
	});
}

it('is emptied when it is switched off, and begins anew when it is switched on', async () => {
	const [asking] = await clients.ofNewUser(2);
	await ledgerHas(workspace, asking.creds, 2);
	const username = await usernameOf(workspace, asking.creds);
	await workspace.saveSetting('login_ledger', false);
	await ledgerEnded(workspace);
	await workspace.login(username, 'correct horse');
	expect(contextsOf(await asking.openQuestion())).toHaveLength(1);
	expect(storedLogins(workspace)).toEqual([]);

	await workspace.saveSetting('login_ledger', true);
	await ledgerBegan(workspace);
	await workspace.login(username, 'correct horse');
	await ledgerHas(workspace, asking.creds, 1);
	const [history] = contextsOf(await asking.openQuestion());
	expect(history).toMatch(/^You have logged in once since .*, when this app began/);
});

it('loses what is older than a login can live by the nightly job, also when the period becomes shorter', async () => {
	const [{ creds }] = await clients.ofNewUser(1);
	await ledgerHas(workspace, creds, 1);
	pretendBeginning(96);
	[20, 88, 95].forEach((days) => plantLogin(creds.userId, days));
	await runNightlyJob();
	await ledgerHas(workspace, creds, 3);
	await workspace.changeWorkspace('Accounts_LoginExpiration', 85);
	await runNightlyJob();
	await workspace.changeWorkspace('Accounts_LoginExpiration', 90);
	await ledgerHas(workspace, creds, 2);
	pretendBeginning(21);
});

it('counts anew after a time in which the app was disabled, in which it was told of no login', async () => {
	const [asking] = await clients.ofNewUser(2);
	await ledgerHas(workspace, asking.creds, 2);
	const setStatus = (status: string) =>
		workspace.call('POST', `/api/apps/${appId}/status`, { creds: workspace.admin, body: { status } });
	await setStatus('manually_disabled');
	pretendSilence(60);
	expect((await setStatus('manually_enabled')).status).toBe(200);
	await until(async () => {
		const [history] = contextsOf(await asking.openQuestion());
		return /^You have not logged in since .*, when this app began to count; older logins/.test(history);
	});
});

it('shows every ten minutes that it is kept, without a word in the app log', async () => {
	pretendSilence(20);
	const entries = countLogEntries(workspace, appId);
	const path = `/workspace/jobs/${appId}/keep-ledger-alive/run`;
	expect((await workspace.call('POST', path, { creds: workspace.admin })).status).toBe(200);
	expect(Date.now() - aliveAt()).toBeLessThan(60_000);
	expect(countLogEntries(workspace, appId)).toBe(entries);
});

it('is put right by the nightly job where the one that follows the setting did not run', async () => {
	const [{ creds }] = await clients.ofNewUser(1);
	await ledgerHas(workspace, creds, 1);
	await workspace.saveSetting('login_ledger', false);
	await ledgerEnded(workspace);
	// Left behind by an instance that did not know the new setting yet.
	inStore(workspace, ({ db }) => {
		const tags = ['record-notes', 'login-ledger-began'].map((id) => ({ model: 'misc', id }));
		new AppPersistenceStore(db).create(appId, { ledgerBegan: Date.now() }, tags);
	});
	plantLogin(creds.userId, 0);
	await runNightlyJob();
	expect(storedLogins(workspace)).toEqual([]);
});
