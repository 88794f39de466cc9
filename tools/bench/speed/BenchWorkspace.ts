import { readFileSync } from 'fs';
import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import { appId } from '../../harness/appWorkspace';
import { runtimePids } from 'embedded-workspace/testing';
import type { Credentials, JsonObject, WorkspaceProcess } from 'embedded-workspace';
import { client, installApp, startWorkspaceProcess } from 'embedded-workspace';
import type { AppCall } from 'embedded-workspace/testing';
import { Caller } from '../support/Caller';

const admin = { user: 'admin', password: 'admin' };

/** A workspace process of the benchmark, and what an administrator does there. */
export class BenchWorkspace {
	readonly caller: Caller;

	private constructor(
		readonly process: WorkspaceProcess,
		private readonly creds: Credentials,
	) {
		this.caller = new Caller(process.url);
	}

	/** @param zips apps to install. @param fill gets the folder of the data before the workspace starts */
	static async start(zips: string[], fill?: (dataFolder: string) => Promise<void>): Promise<BenchWorkspace> {
		const dataFolder = await mkdtemp(join(tmpdir(), 'bench-'));
		await fill?.(dataFolder);
		const process = await startWorkspaceProcess({ dataFolder });
		const workspace = new BenchWorkspace(process, await client(process.url).login(admin.user, admin.password));
		for (const zip of zips) await workspace.install(zip);
		return workspace;
	}

	async stop(): Promise<void> {
		this.caller.close();
		await this.process.stop();
		await rm(this.process.dataFolder, { recursive: true, force: true });
	}

	/** Installs an app and returns how long it took until it was enabled, in ms. */
	async install(zip: string): Promise<number> {
		const start = performance.now();
		await installApp(this.process.url, readFileSync(zip));
		return performance.now() - start;
	}

	async uninstall(id: string): Promise<void> {
		await this.asAdmin('DELETE', `/api/apps/${id}`);
	}

	async saveSetting(id: string, value: unknown): Promise<void> {
		await this.asAdmin('POST', `/api/apps/${appId}/settings/${id}`, { setting: { id, value } });
	}

	/** Returns what the app asked of the host since the last time. */
	async takeCalls(): Promise<AppCall[]> {
		const { calls } = await this.asAdmin('POST', `/workspace/app-calls/${appId}/take`);
		return calls as AppCall[];
	}

	/** Returns the process in which an app runs. @throws Error if it does not run */
	runtimePid(id: string): number {
		const pid = runtimePids(this.process).find((each) => readFileSync(`/proc/${each}/cmdline`, 'utf8').includes(id));
		if (pid === undefined) throw new Error(`The app ${id} does not run.`);
		return pid;
	}

	private async asAdmin(method: string, path: string, body?: unknown): Promise<JsonObject> {
		const { text } = await this.caller.expect(200, method, path, { creds: this.creds, body });
		return JSON.parse(text) as JsonObject;
	}
}
