import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { endpointPath, startWithApp } from '../../../tools/harness/appWorkspace';
import { runtimePids } from '../../../tools/harness/probeApp/startWithProbeApp';
import { defaultPassword } from '../../support/client';
import { until } from '../../support/until';

/** The app listens to no event of the workspace: it is in the way of no login, also while its process is dead. */
let workspace: AppWorkspace;
let stopped: number[] = [];
beforeAll(async () => {
	// How long the engine waits for its process during a call; its default is 30 s.
	workspace = await startWithApp({ env: { APPS_ENGINE_RUNTIME_TIMEOUT: '4000' } });
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
	expect(await timeOfLogins('ola', 3)).toBeLessThan(4000);
	for (const pid of stopped.splice(0)) process.kill(pid, 'SIGCONT');
	expect((await workspace.callApp({ method: 'GET' })).status).toBe(405);
});

it('logins do not wait for the app after a request has killed its process', async () => {
	await workspace.createUser('ida');
	const [pid] = runtimePids(workspace.process);
	const headers = { 'content-type': 'application/json' };
	// Ends the process of any app on engines that talk msgpack, before the app itself sees anything of it.
	const body = '{"__proto__": {"a": 1}}';
	const killing = fetch(`${workspace.url}${endpointPath}`, { method: 'POST', headers, body });
	await until(() => !runtimePids(workspace.process).includes(pid));
	expect(await timeOfLogins('ida', 3)).toBeLessThan(4000);
	expect((await killing).status).toBe(500);
});
