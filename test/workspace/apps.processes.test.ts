import { probeAppId } from '../../tools/harness/probeApp/packProbeApp';
import type { ProbeWorkspace } from '../../tools/harness/probeApp/startWithProbeApp';
import { runtimePids, startWithProbeApp } from '../../tools/harness/probeApp/startWithProbeApp';
import { until } from '../support/until';

const create = (n: number) => ({ body: { step: 'create', names: ['processes'], data: { n } } });
const read = { body: { step: 'read', names: ['processes'] } };

describe('processes of apps', () => {
	const started: ProbeWorkspace[] = [];
	const start = async (dataFolder?: string): Promise<ProbeWorkspace> => {
		const workspace = await startWithProbeApp({ dataFolder });
		started.push(workspace);
		return workspace;
	};
	afterEach(async () => {
		// The first one made the data folder and removes it.
		for (const workspace of started.splice(0).reverse()) await workspace.process.stop();
	});

	it('end with the workspace, also when it crashes; the app is enabled again at the next start', async () => {
		const first = await start();
		await first.probe('POST', 'records', create(1));
		const settings = { settings: [{ id: 'colour', value: 'blue' }] };
		await first.call('POST', `/api/apps/${probeAppId}/settings`, { creds: first.admin, body: settings });
		const [crashed] = runtimePids(first.process);
		await first.process.kill();
		await until(() => !isAlive(crashed));

		const second = await start(first.process.dataFolder);
		expect((await second.probe('POST', 'records', read)).body.result).toEqual([{ n: 1 }]);
		expect((await second.probe('GET', 'setting')).body.own).toBe('blue');
		const app = await second.call('GET', `/api/apps/${probeAppId}`, { creds: second.admin });
		expect(app.body.app).toMatchObject({ status: 'manually_enabled' });

		const [stopped] = runtimePids(second.process);
		await second.process.stop();
		expect(isAlive(stopped)).toBe(false);
	});

	it('come back when they are killed', async () => {
		const workspace = await start();
		const [pid] = runtimePids(workspace.process);
		process.kill(Number(pid), 'SIGKILL');
		await until(() => runtimePids(workspace.process).some((each) => each !== pid));
		await until(async () => (await workspace.probe('GET', 'noop')).status === 200);
	});

	it('of several workspaces on one data folder serve the same app, each its own', async () => {
		const first = await start();
		const second = await start(first.process.dataFolder);
		await Promise.all(
			Array.from({ length: 20 }, (_, n) => (n % 2 ? first : second).probe('POST', 'records', create(n))),
		);
		const [seenByFirst, seenBySecond] = await Promise.all([
			first.probe('POST', 'records', read),
			second.probe('POST', 'records', read),
		]);
		expect(seenByFirst.body.result).toHaveLength(20);
		expect(seenBySecond.body.result).toEqual(seenByFirst.body.result);
	});
});

function isAlive(pid: number | undefined): boolean {
	if (pid === undefined) throw new Error('The app had no process.');
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
