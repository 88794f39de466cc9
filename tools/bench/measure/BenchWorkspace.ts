import { readFileSync } from 'fs';

import type { Credentials, WorkspaceClient, WorkspaceProcess } from 'embedded-workspace';
import { client, installApp, startWorkspaceProcess } from 'embedded-workspace';
import { runtimePids } from 'embedded-workspace/testing';

import { Crowd } from '../support/Crowd';
import { residentMiB } from '../support/startPackaged';
import { appIds, type AppKind, type Kind, kindPaths } from './kinds';

/** A workspace of the benchmark with apps in it, and the users who call. */
export class BenchWorkspace {
	private constructor(
		private readonly process: WorkspaceProcess,
		readonly rest: WorkspaceClient,
		readonly crowd: Crowd,
	) {}

	/** @param users who take turns */
	static async start(zips: Buffer[], users: number): Promise<BenchWorkspace> {
		const process = await startWorkspaceProcess();
		for (const zip of zips) {
			await installApp(process.url, zip);
		}
		const crowd = Crowd.of(process.dataFolder, users, [appIds.ours, appIds.floor]);
		return new BenchWorkspace(process, client(process.url), crowd);
	}

	async stop(): Promise<void> {
		this.crowd.close();
		await this.process.stop();
	}

	/** Returns how long the call took, in ms. @throws Error unless it succeeds */
	async call(kind: Kind, creds: Credentials): Promise<number> {
		const start = performance.now();
		const { status, body } = await this.rest.call('POST', kindPaths[kind], { creds, body: {} });
		const ms = performance.now() - start;
		if (status !== 200) {
			throw new Error(`${kindPaths[kind]}: ${status} ${JSON.stringify(body)}`);
		}
		return ms;
	}

	/** Calls once for each login, one after the other, and returns how long each call took. */
	async callEach(kind: Kind, logins: Credentials[]): Promise<number[]> {
		const times: number[] = [];
		for (const creds of logins) {
			times.push(await this.call(kind, creds));
		}
		return times;
	}

	/** Returns the resident memory of the process of an app. */
	memoryOf(kind: AppKind): number {
		const isOfApp = (pid: number): boolean => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(appIds[kind]);
		return residentMiB(runtimePids(this.process).filter(isOfApp));
	}
}
