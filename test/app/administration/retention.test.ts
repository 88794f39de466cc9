import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { inStore, userRecords } from '../../support/storedData';
import { english } from '../../support/texts';
import { answerYes } from '../../support/handshake';

const dayMs = 24 * 60 * 60 * 1000;

let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);
beforeAll(async () => {
	workspace = await sharedWorkspace();
});
afterAll(async () => {
	await clients.disconnect();
});

function kindsOf(userId: string): string[] {
	return userRecords(workspace, userId)
		.map(({ kind }) => kind)
		.sort();
}

function makeOlder(userId: string, days: number): void {
	inStore(workspace, ({ db }) => {
		const sql = `UPDATE app_persistence SET data = json_set(data, '$.at', json_extract(data, '$.at') - ?)
			WHERE json_extract(data, '$.userId') = ?`;
		db.prepare(sql).run(days * dayMs, userId);
	});
}

async function runJob(): Promise<void> {
	const path = `/workspace/jobs/${appId}/remove-old-records/run`;
	expect((await workspace.call('POST', path, { creds: workspace.admin })).status).toBe(200);
}

async function setStatus(status: string): Promise<void> {
	const path = `/api/apps/${appId}/status`;
	expect((await workspace.call('POST', path, { creds: workspace.admin, body: { status } })).status).toBe(200);
}

const jobs = (): { processor: string; interval: string | null }[] =>
	inStore(workspace, ({ db }) => {
		const sql = 'SELECT processor, interval FROM app_jobs WHERE app_id = ?';
		return db.prepare(sql).all(appId) as { processor: string; interval: string | null }[];
	});

const nightly = [{ processor: `remove-old-records_${appId}`, interval: '17 3 * * *' }];

it('removes at night what means nothing any more, and nothing else', async () => {
	const [asking] = await clients.ofNewUser(1);
	const [recent] = await workspace.newClients(1);
	const { userId } = asking.creds;
	await asking.loadPicture((await answerYes(asking)).working);
	await workspace.callApp({ creds: recent });
	await runJob();
	expect(kindsOf(userId)).toEqual(['confirmed', 'revocation', 'shown']);

	makeOlder(userId, 2);
	await runJob();
	expect(kindsOf(userId)).toEqual(['revocation']);
	expect((await workspace.logLines()).join('\n')).toContain('2 old records removed');

	makeOlder(userId, 40);
	await runJob();
	expect(kindsOf(userId)).toEqual(['revocation']);

	// The login that was kept 42 days ago can no longer be valid.
	await workspace.changeWorkspace('Accounts_LoginExpiration', 30);
	await runJob();
	expect([kindsOf(userId), kindsOf(recent.userId)]).toEqual([[], ['revocation']]);
	await workspace.changeWorkspace('Accounts_LoginExpiration', 90);
});

it('shows administrators when it last ran, in the status', async () => {
	await runJob();
	const admin = await clients.connect(workspace.admin);
	await admin.runCommand('status');
	expect((await admin.nextMessage()).msg).toContain(`✓ ${english('status_job_right').split('{{')[0]}`);
});

it('schedules a lost job again when the app is enabled, and only once', async () => {
	expect(jobs()).toEqual(nightly);
	inStore(workspace, ({ db }) => db.prepare('DELETE FROM app_jobs').run());
	expect(jobs()).toEqual([]);
	for (let time = 0; time < 2; time++) {
		await setStatus('manually_disabled');
		await setStatus('manually_enabled');
		expect(jobs()).toEqual(nightly);
	}
});
