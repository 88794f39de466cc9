import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { endpointPath, startWithApp } from '../../../tools/harness/appWorkspace';
import { runtimePids } from '../../../tools/harness/probeApp/startWithProbeApp';
import { defaultPassword } from '../../support/client';
import { until } from '../../support/until';

/** Situation 14: the process of the app is dead or hangs. Logins never wait for it. */
let workspace: AppWorkspace;
let stopped: number[] = [];
beforeAll(async () => {
	// How long the engine waits for the process: longer than any login takes.
	workspace = await startWithApp({ env: { APPS_ENGINE_RUNTIME_TIMEOUT: '100000' } });
});
afterAll(async () => {
	for (const pid of stopped) process.kill(pid, 'SIGCONT');
	await workspace.process.stop();
});

/** Logs in while a call of the app waits for its answer. */
async function logInDuring(call: Promise<unknown>): Promise<void> {
	let isAnswered = false;
	const answered = (): boolean => (isAnswered = true);
	call.then(answered, answered);
	for (let login = 0; login < 3; login++) await workspace.login('ola', defaultPassword);
	expect(isAnswered).toBe(false);
}

it('logins do not wait for a process that hangs', async () => {
	await workspace.createUser('ola');
	stopped = runtimePids(workspace.process);
	expect(stopped).toHaveLength(1);
	for (const pid of stopped) process.kill(pid, 'SIGSTOP');
	const call = workspace.callApp({ method: 'GET' });
	await logInDuring(call);
	for (const pid of stopped.splice(0)) process.kill(pid, 'SIGCONT');
	expect((await call).status).toBe(405);
});

it('logins do not wait for a process that a request has killed', async () => {
	const [pid] = runtimePids(workspace.process);
	const headers = { 'content-type': 'application/json' };
	// Ends the process of any app on engines that talk msgpack, before the app itself sees anything of it.
	const body = '{"__proto__": {"a": 1}}';
	const killing = fetch(`${workspace.url}${endpointPath}`, { method: 'POST', headers, body });
	await until(() => !runtimePids(workspace.process).includes(pid));
	await logInDuring(killing);
});
