import { mkdtemp, rm } from 'fs/promises';
import { cpus, loadavg, tmpdir } from 'os';
import { join } from 'path';

import { packageApp } from '../../scripts/packageApp';
import { appId } from '../../harness/appWorkspace';
import { hashPassword } from '../../workspace/accounts/passwords';
import { residentMiB } from '../support/memory';
import { doNothingApp, leastApp, packBenchApp } from './apps/packBenchApp';
import { BenchWorkspace } from './BenchWorkspace';
import { measureCommand } from './command';
import { Crowd } from './Crowd';
import { measureEndpoint } from './endpoint';
import { measureFootprints } from './footprint';
import { measureGrowth } from './growth';
import { measureHostCalls } from './hostCalls';
import { measureLedgers } from './ledger';
import { measureLoginCost, password } from './loginCost';
import { estimateOnPaper } from './paper';
import type { Results } from './Results';
import type { Sizes } from './sizes';

/** @param tell is told what is being measured now */
export async function runAll(sizes: Sizes, isQuick: boolean, tell: (step: string) => void): Promise<Results> {
	const start = performance.now();
	const [load] = loadavg();
	const folder = await mkdtemp(join(tmpdir(), 'bench-apps-'));
	try {
		tell('packaging');
		const ours = await packageApp();
		const nothing = packBenchApp(doNothingApp, folder);
		const zips = { ours, nothing, least: packBenchApp(leastApp, folder) };
		const crowded = await inOneWorkspace(zips, sizes, tell);
		tell('cold start');
		const footprints = await measureFootprints(zips, sizes.installs);
		tell('growth');
		const growth = await measureGrowth([ours, nothing], sizes.growth);
		tell(`login ledger of ${sizes.ledger.users.large * 10} logins`);
		const ledger = await measureLedgers(ours, sizes.ledger);
		const paper = estimateOnPaper({ users: 100_000, loginsADay: 10, days: 90 }, ledger.large);
		const [cpu] = cpus();
		const machine = { cores: cpus().length, model: cpu.model, node: process.version, load };
		const seconds = Math.round((performance.now() - start) / 1000);
		return { isQuick, machine, ...crowded, footprints, growth, ledger, paper, seconds };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

type Crowded = Pick<Results, 'endpoint' | 'command' | 'hostCalls' | 'memoryAfterMiB' | 'loginCost'>;

/** What is compared with one another is measured in one and the same workspace. */
async function inOneWorkspace(
	zips: Record<'ours' | 'nothing' | 'least', string>,
	sizes: Sizes,
	tell: (step: string) => void,
): Promise<Crowded> {
	const workspace = await BenchWorkspace.start([zips.ours, zips.nothing, zips.least]);
	const crowd = Crowd.of(workspace.process.dataFolder, sizes.crowd, appId);
	try {
		tell('warming up');
		await measureEndpoint(workspace, crowd, sizes.warmUp);
		await measureCommand(workspace, crowd, { concurrency: 10, count: sizes.warmUp.callsEach });
		const byConcurrency = [];
		for (const load of sizes.endpoint) {
			tell(`endpoint, ${load.concurrency} at a time`);
			byConcurrency.push(await measureEndpoint(workspace, crowd, load));
		}
		const commands = [];
		for (const load of sizes.command) {
			tell(`command, ${load.concurrency} at a time`);
			commands.push(await measureCommand(workspace, crowd, load));
		}
		const memoryAfterMiB = {
			ours: residentMiB(workspace.runtimePid(appId)),
			nothing: residentMiB(workspace.runtimePid(doNothingApp.id)),
		};
		tell('calls of the host');
		const hostCalls = await measureHostCalls(workspace, crowd, sizes.hostCalls);
		tell('logins');
		crowd.givePassword(await hashPassword(password, 4));
		const loginCost = await measureLoginCost(workspace, crowd, sizes.logins);
		const [{ ratios }] = byConcurrency;
		const [{ refused }] = commands;
		return {
			endpoint: { p50Ratio: ratios.ours.p50, p95Ratio: ratios.ours.p95, byConcurrency },
			command: { p50Ms: refused.p50, p95Ms: refused.p95, p99Ms: refused.p99, byConcurrency: commands },
			hostCalls,
			memoryAfterMiB,
			loginCost,
		};
	} finally {
		crowd.close();
		await workspace.stop();
	}
}
