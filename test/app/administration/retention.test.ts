import type { Association } from '../../../tools/workspace/store/AppPersistenceStore';
import { AppPersistenceStore } from '../../../tools/workspace/store/AppPersistenceStore';
import { openStore } from '../../../tools/workspace/store/Store';
import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, startWithApp } from '../../../tools/harness/appWorkspace';

const dayMs = 24 * 60 * 60 * 1000;

let workspace: AppWorkspace;
let records: AppPersistenceStore;
let close: () => void;
beforeAll(async () => {
	workspace = await startWithApp();
	const db = openStore(workspace.process.dataFolder);
	records = new AppPersistenceStore(db);
	close = () => void db.close();
});
afterAll(async () => {
	close();
	await workspace.process.stop();
});

/** Taken once, so that midnight cannot come between a record and the look for it. */
const now = Date.now();

function tagOf(daysAgo: number): Association {
	const date = new Date(now - daysAgo * dayMs).toISOString().slice(0, 10);
	return { model: 'misc', id: `records-of-${date}` };
}

function countOf(...associations: Association[]): number {
	return records.readByAssociations(appId, associations).length;
}

async function runJob(): Promise<void> {
	const path = `/workspace/jobs/${appId}/remove-old-records/run`;
	expect((await workspace.call('POST', path, { creds: workspace.admin })).status).toBe(200);
}

it('forgets revocations that are older than a login can live, and no others', async () => {
	const [caller] = await workspace.newClients(1);
	await workspace.callApp({ creds: caller });
	const user = { model: 'user', id: caller.userId };
	const [record] = records.readByAssociations(appId, [user]);
	const daysAgo = [20, 80, 95, 200];
	for (const days of daysAgo) records.create(appId, record, [user, tagOf(days)]);
	const copies = (): number[] => daysAgo.map((days) => countOf(user, tagOf(days)));

	await runJob();
	expect(copies()).toEqual([1, 1, 0, 0]);
	expect((await workspace.logLines()).join('\n')).toContain('records older than the Login Expiration period removed');

	await workspace.changeWorkspace('Accounts_LoginExpiration', 30);
	await runJob();
	expect(copies()).toEqual([1, 0, 0, 0]);
	expect(countOf(user)).toBe(2);

	// Nothing left to do, and today's attempts still count.
	await runJob();
	const statuses: number[] = [];
	for (let call = 2; call <= 6; call++) statuses.push((await workspace.callApp({ creds: caller })).status);
	expect(statuses).toEqual([200, 200, 200, 200, 429]);
});
