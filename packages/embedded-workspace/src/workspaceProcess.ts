import type { ChildProcess } from 'child_process';
import { execFileSync, spawn } from 'child_process';
import { once } from 'events';
import { cp, mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { dirname, join } from 'path';

import type { LogLevel } from './apps/appLog';

const startDeadlineMs = 60_000;

export interface ProcessOptions {
	/** Default: a new folder, removed by `stop`. */
	dataFolder?: string;
	/** What a new data folder starts with; default: nothing, or what a test run has prepared. */
	template?: string;
	/** Default: a free one. */
	port?: number;
	version?: string;
	rateLimit?: boolean;
	/** Paths of packaged apps to install. */
	apps?: string[];
	/** Level from which on it prints what apps log. */
	appLog?: LogLevel;
	/** The `cli.ts` to start; default: that of this package. A copy beside another engine is hosted by that one. */
	cli?: string;
	/** On top of this process's own environment. */
	env?: Record<string, string>;
}

/** An embedded workspace in a process of its own. */
export interface WorkspaceProcess {
	url: string;
	dataFolder: string;
	pid: number;
	/** All it has printed so far, to standard output and standard error. */
	output(): string;
	/** `kill -9`, as a crash; the data folder stays. */
	kill(): Promise<void>;
	/** Ends it cleanly if it still runs, and removes the data folder if it was made here. */
	stop(): Promise<void>;
}

/**
 * Starts a workspace in a process of its own and resolves when it is ready.
 * It must be a process of its own: within jest NODE_ENV is `test`, and the Apps-Engine then checks no permissions.
 * @throws Error with what it printed, if it ends or takes too long before it is ready
 */
export async function startWorkspaceProcess(options: ProcessOptions = {}): Promise<WorkspaceProcess> {
	const dataFolder = options.dataFolder ?? (await newDataFolder(options.template));
	const { cli = join(__dirname, 'cli.ts') } = options;
	const child = spawn(process.execPath, [...programOf(options), ...flagsOf(options, dataFolder)], {
		// In-process engines look there for what apps import.
		cwd: dirname(cli),
		env: { ...process.env, NODE_ENV: 'development', ...options.env },
		stdio: 'pipe',
	});
	const exited = once(child, 'exit');
	let output = '';
	child.stdout.on('data', (chunk) => (output += String(chunk)));
	child.stderr.on('data', (chunk) => (output += String(chunk)));

	const end = async (signal: NodeJS.Signals): Promise<void> => {
		if (isRunning(child)) {
			child.kill(signal);
		}
		await exited;
	};
	const removeData = async (): Promise<void> => {
		if (options.dataFolder === undefined) {
			await rm(dataFolder, { recursive: true, force: true });
		}
	};
	try {
		const { url, pid } = await readyLine(child, () => output);
		return {
			url,
			pid,
			dataFolder,
			output: () => output,
			kill: () => end('SIGKILL'),
			async stop() {
				await end('SIGTERM');
				await removeData();
			},
		};
	} catch (error) {
		await end('SIGKILL');
		await removeData();
		throw error;
	}
}

async function newDataFolder(template = process.env.WORKSPACE_TEMPLATE): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'workspace-'));
	if (template !== undefined) {
		await cp(template, folder, { recursive: true });
	}
	return folder;
}

/** The sources, or what a test run has compiled of the project's own. */
function programOf({ cli }: ProcessOptions): string[] {
	const compiled = cli === undefined ? process.env.WORKSPACE_PROGRAM : undefined;
	return compiled === undefined ? ['--import', 'tsx', cli ?? join(__dirname, 'cli.ts')] : [compiled];
}

function flagsOf(options: ProcessOptions, dataFolder: string): string[] {
	return [
		'--json',
		'--with-parent',
		...['--data-folder', dataFolder],
		...['--port', String(options.port ?? 0)],
		// So that a test can make many users.
		...['--password-rounds', '4'],
		...(options.version === undefined ? [] : ['--version', options.version]),
		...(options.rateLimit ? ['--rate-limit'] : []),
		...(options.apps ?? []).flatMap((path) => ['--app', path]),
		...(options.appLog === undefined ? [] : ['--app-log', options.appLog]),
	];
}

function isRunning(child: ChildProcess): boolean {
	return child.exitCode === null && child.signalCode === null;
}

/** The line of JSON that `--json` prints; apps and the engine may print others around it. */
function readyLine(child: ChildProcess, output: () => string): Promise<{ url: string; pid: number }> {
	return new Promise((resolve, reject) => {
		const refuse = (what: string): void => reject(new Error(`The workspace ${what}:\n${output()}`));
		const timer = setTimeout(() => refuse('was not ready in time'), startDeadlineMs);
		child.once('exit', (code) => refuse(`ended with ${code} before it was ready`));
		child.once('error', (error) => refuse(`could not be started (${error.message})`));
		child.stdout?.on('data', () => {
			const line = output().match(/^\{"ready":true.*\}$/m)?.[0];
			if (line === undefined) {
				return;
			}
			clearTimeout(timer);
			resolve(JSON.parse(line) as { url: string; pid: number });
		});
		child.once('exit', () => clearTimeout(timer));
	});
}

/** The processes in which the apps of a workspace process run. */
export function runtimePids(workspace: Pick<WorkspaceProcess, 'pid'>): number[] {
	try {
		const found = execFileSync('pgrep', ['-P', String(workspace.pid), '-x', 'deno'], { encoding: 'utf8' });
		return found.trim().split('\n').map(Number);
	} catch {
		return [];
	}
}
