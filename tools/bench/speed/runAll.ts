import { mkdtemp, rm } from 'fs/promises';
import { cpus, loadavg, tmpdir } from 'os';
import { join } from 'path';

import { packageApp } from '../../scripts/packageApp';
import { appId } from '../../harness/appWorkspace';
import { doNothingApp, floorApp, leastApp, packBenchApp } from './apps/packBenchApp';
import { BenchWorkspace } from './BenchWorkspace';
import { measureCommand } from './command';
import { Crowd } from '../support/Crowd';
import { measureEndpoint } from './endpoint';
import { measureFootprints } from './footprint';
import { measureGrowth } from './growth';
import { measureHostCalls } from './hostCalls';
import { measureMemory } from './memoryAfter';
import type { Results } from './Results';
import type { Sizes } from './sizes';

/** Measures everything. @param tell is called with what is being measured now */
export async function runAll(sizes: Sizes, isQuick: boolean, tell: (step: string) => void): Promise<Results> {
	const start = performance.now();
	const [load] = loadavg();
	const folder = await mkdtemp(join(tmpdir(), 'bench-apps-'));
	try {
		tell('packaging');
		const ours = await packageApp();
		const nothing = packBenchApp(doNothingApp, folder);
		const floor = packBenchApp(floorApp, folder);
		const least = packBenchApp(leastApp, folder);
		const crowded = await inOneWorkspace([ours, nothing, least, floor], sizes, tell);
		tell('cold start');
		const footprints = await measureFootprints({ ours, floor, nothing }, sizes.installs);
		tell(`memory after ${sizes.memoryCalls} calls`);
		const memoryAfterMiB = await measureMemory([ours, floor, nothing], sizes.memoryCalls);
		tell('growth');
		const growth = await measureGrowth([ours, nothing], sizes.growth);
		const [cpu] = cpus();
		const machine = { cores: cpus().length, model: cpu.model, node: process.version, load };
		const seconds = Math.round((performance.now() - start) / 1000);
		return { isQuick, machine, ...crowded, footprints, memoryAfterMiB, growth, seconds };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** What is compared with one another is measured in one and the same workspace. */
async function inOneWorkspace(
	zips: string[],
	sizes: Sizes,
	tell: (step: string) => void,
): Promise<Pick<Results, 'endpoint' | 'command' | 'hostCalls'>> {
	const workspace = await BenchWorkspace.start(zips);
	const crowd = Crowd.of(workspace.process.dataFolder, sizes.crowd, [appId, floorApp.id]);
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
		tell('calls of the host');
		const hostCalls = await measureHostCalls(workspace, crowd, sizes.hostCalls);
		const [{ ratios, overFloor, quietOverLeast }] = byConcurrency;
		const [{ refused }] = commands;
		return {
			endpoint: {
				p50Ratio: ratios.ours.p50,
				p95Ratio: ratios.ours.p95,
				overFloorP50: overFloor.p50,
				overFloorP95: overFloor.p95,
				quietOverLeastP50: quietOverLeast.p50,
				byConcurrency,
			},
			command: { p50Ms: refused.p50, p95Ms: refused.p95, p99Ms: refused.p99, byConcurrency: commands },
			hostCalls,
		};
	} finally {
		crowd.close();
		await workspace.stop();
	}
}
