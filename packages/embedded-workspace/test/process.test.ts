import { defaultPassword, startWorkspaceProcess } from '../src/index';
import type { TestWorkspace } from './support/workspace';
import { startTestWorkspace } from './support/workspace';
import { bytesOfFolder, findSecrets, runtimePids, until } from '../src/testing';

let workspace: TestWorkspace;
beforeAll(async () => {
	workspace = await startTestWorkspace();
});
afterAll(() => workspace.process.stop());

it('stores neither passwords nor login tokens in clear, and prints none', async () => {
	const { dataFolder, output } = workspace.process;
	await workspace.createUser('cy');
	const creds = await workspace.login('cy', defaultPassword);
	const secrets = { password: defaultPassword, token: creds.authToken };
	const stored = bytesOfFolder(dataFolder);
	expect(stored.includes('"username":"cy"')).toBe(true);
	expect(findSecrets(stored, secrets)).toEqual([]);

	expect(await workspace.probe('GET', 'broken', { creds })).toMatchObject({ status: 500, body: 'the probe broke' });
	// The engine prints the error with what belongs to it; the request's headers must not be among that.
	expect(output()).toContain('the probe broke');
	expect(findSecrets(output(), secrets)).toEqual([]);
});

it('says so if its port is taken', async () => {
	const port = Number(new URL(workspace.url).port);
	await expect(startWorkspaceProcess({ port })).rejects.toThrow('That port is in use');
	expect((await workspace.call('GET', '/workspace/health')).body).toMatchObject({ pid: workspace.process.pid });
});

it('takes the processes of its apps with it when it crashes', async () => {
	const [pid] = runtimePids(workspace.process);
	await workspace.process.kill();
	await until(() => !isAlive(pid));
});

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
