import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';
import type { Credentials } from '../../support/client';
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

async function callTimes(times: number, creds: Credentials, ...workspaces: AppWorkspace[]): Promise<number[]> {
	const statuses: number[] = [];
	for (let call = 0; call < times; call++) {
		statuses.push((await workspaces[call % workspaces.length].callApp({ creds })).status);
	}
	return statuses;
}

it('loses neither a login nor a setting nor the count of attempts when the workspace crashes', async () => {
	const first = await start();
	const [caller, other] = await first.newClients(2);
	const [frequent] = await first.newClients(1);
	expect(await first.saveSetting('attempts_per_minute', 3)).toBe(3);
	expect(await callTimes(2, frequent, first)).toEqual([200, 200]);
	await first.process.kill();

	const second = await start(first.process.dataFolder);
	expect((await second.callApp({ creds: caller })).body).toMatchObject({ token: caller.authToken, success: true });
	expect((await second.me(caller)).status).toBe(200);
	expect((await second.me(other)).status).toBe(401);
	expect(await callTimes(2, frequent, second)).toEqual([200, 429]);
});

it('keeps one count of attempts for all instances of a workspace', async () => {
	const first = await start();
	const second = await start(first.process.dataFolder);
	const [caller] = await first.newClients(1);
	const [stranger] = await second.newClients(1);
	expect(await callTimes(7, caller, first, second)).toEqual([200, 200, 200, 200, 200, 429, 429]);
	expect(await callTimes(1, stranger, first)).toEqual([200]);

	const clients = await first.newClients(1);
	const atOnce = Array.from({ length: 12 }, (_, call) => [first, second][call % 2].callApp({ creds: clients[0] }));
	const statuses = (await Promise.all(atOnce)).map(({ status }) => status);
	expect(statuses.filter((status) => status === 200)).toHaveLength(5);
	expect(statuses.filter((status) => status === 429)).toHaveLength(7);
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
