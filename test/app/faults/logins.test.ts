import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { endpointPath, startWithApp } from '../../../tools/harness/appWorkspace';
import { runtimePids } from '../../../tools/harness/probeApp/startWithProbeApp';
import { defaultPassword } from '../../support/client';

/** The app listens to no event of the workspace: it is in the way of no login, also while its process is dead. */
let workspace: AppWorkspace;
let stopped: number[] = [];
beforeAll(async () => {
	workspace = await startWithApp();
});
afterAll(async () => {
	for (const pid of stopped) process.kill(pid, 'SIGCONT');
	await workspace.process.stop();
});

async function timeOfLogins(username: string, count: number): Promise<number> {
	const begin = Date.now();
	for (let login = 0; login < count; login++) await workspace.login(username, defaultPassword);
	return Date.now() - begin;
}

it('logins do not wait for the app while its process does not answer', async () => {
	await workspace.createUser('ola');
	stopped = runtimePids(workspace.process);
	expect(stopped).toHaveLength(1);
	for (const pid of stopped) process.kill(pid, 'SIGSTOP');
	// The engine would wait thirty seconds for each answer.
	expect(await timeOfLogins('ola', 3)).toBeLessThan(15_000);
	for (const pid of stopped.splice(0)) process.kill(pid, 'SIGCONT');
	expect((await workspace.callApp({ method: 'GET' })).status).toBe(405);
});

it('logins do not wait for the app after a body has killed its process', async () => {
	await workspace.createUser('ida');
	const [pid] = runtimePids(workspace.process);
	const headers = { 'content-type': 'application/json' };
	// Kills the process on engines that talk msgpack. The answer does not matter here, and may take long.
	const path = `${workspace.url}${endpointPath}`;
	const killing = fetch(path, { method: 'POST', headers, body: '{"__proto__": {"a": 1}}' });
	process.kill(pid, 'SIGKILL');
	expect(await timeOfLogins('ida', 3)).toBeLessThan(15_000);
	await killing;
});
