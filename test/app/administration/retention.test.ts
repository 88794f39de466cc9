import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { inStore, userRecords } from '../../support/storedData';
import { english } from '../../support/texts';
import { answerYes, statusFor } from '../../support/handshake';

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

it('removes at night what means nothing any more and nothing else, and shows administrators that it did, in the status', async () => {
	const [[asking], [recent]] = [await clients.ofNewUser(1), await clients.ofNewUser(1)];
	for (const each of [asking, recent]) {
		await each.loadPicture((await answerYes(each)).working);
	}
	const [caller] = await workspace.newClients(1);
	await workspace.callApp({ creds: caller });
	makeOlder(asking.creds.userId, 2);
	// The login that it kept 40 days ago can no longer be valid.
	makeOlder(caller.userId, 40);
	await workspace.changeWorkspace('Accounts_LoginExpiration', 30);

	const path = `/workspace/jobs/${appId}/remove-old-records/run`;
	expect((await workspace.call('POST', path, { creds: workspace.admin })).status).toBe(200);

	expect(kindsOf(asking.creds.userId)).toEqual(['revocation']);
	expect(kindsOf(recent.creds.userId)).toEqual(['confirmed', 'revocation', 'shown']);
	expect(kindsOf(caller.userId)).toEqual([]);
	expect((await workspace.logLines()).join('\n')).toContain('3 old records removed');
	const status = await statusFor(await clients.connect(workspace.admin));
	expect(status).toContain(`✓ ${english('status_job_right').split('{{')[0]}`);
	await workspace.changeWorkspace('Accounts_LoginExpiration', 90);
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
