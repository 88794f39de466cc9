import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import { userRecords } from '../../support/storedData';
import { directMessages } from '../../support/storedMessages';
import { runtimePids } from '../../../tools/harness/probeApp/startWithProbeApp';
import { until } from '../../support/until';

const started: AppWorkspace[] = [];

async function start(dataFolder?: string): Promise<AppWorkspace> {
	const workspace = await startWithApp({ dataFolder });
	started.push(workspace);
	return workspace;
}

afterEach(async () => {
	// The first one made the data folder and removes it.
	for (const { process } of started.splice(0).reverse()) await process.stop();
});

it('loses neither a login nor a setting nor a record when the workspace crashes', async () => {
	const first = await start();
	const [caller, other] = await first.newClients(2);
	expect(await first.saveSetting('security_notice', false)).toBe(false);
	expect((await first.callApp({ creds: caller })).status).toBe(200);
	const before = userRecords(first, caller.userId);
	expect(before).toMatchObject([{ kind: 'revocation', outcome: 'done' }]);
	await first.process.kill();

	const second = await start(first.process.dataFolder);
	expect(userRecords(second, caller.userId)).toEqual(before);
	expect((await second.callApp({ creds: caller })).body).toMatchObject({ token: caller.authToken, success: true });
	expect((await second.me(caller)).status).toBe(200);
	expect((await second.me(other)).status).toBe(401);
	expect(await directMessages(second, caller)).toEqual([]);
});

it('two instances of a workspace share the records: one notice for the same login within a minute', async () => {
	const first = await start();
	const second = await start(first.process.dataFolder);
	const [caller, other] = await first.newClients(2);
	for (const workspace of [first, second, first, second]) {
		expect((await workspace.callApp({ creds: caller })).status).toBe(200);
	}
	expect(userRecords(first, caller.userId)).toHaveLength(1);
	expect(await directMessages(second, caller)).toHaveLength(1);
	expect((await second.me(other)).status).toBe(401);
});

it('serves calls again, with the same logins, after the process of the app was killed', async () => {
	const workspace = await start();
	const [caller, other] = await workspace.newClients(2);
	const [pid] = runtimePids(workspace.process);
	process.kill(pid, 'SIGKILL');
	await until(() => runtimePids(workspace.process).some((each) => each !== pid));
	// The engine knows no endpoint for the moment it takes to load the app again.
	await until(async () => (await workspace.callApp({ creds: caller })).status === 200);
	expect((await workspace.me(caller)).status).toBe(200);
	expect((await workspace.me(other)).status).toBe(401);
});
