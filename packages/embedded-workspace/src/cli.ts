import { readFileSync } from 'fs';
import { resolve } from 'path';
import { parseArgs } from 'util';

import type { AppLogLine } from './apps/appLog';
import { isShownAt, logLevels, textOf } from './apps/appLog';
import { engineVersion } from './apps/runtime/engineVersion';
import { installApp } from './installApp';
import type { WorkspaceOptions } from './Workspace';
import { startWorkspace } from './Workspace';

const help = `An embedded Rocket.Chat workspace for development, demonstration and tests.

  npm run workspace -- [options]

  --app <zip>               app to install, or to update; may be given several times
  --app-log <level>         print what apps log from this level on: debug, info, warning or error. With debug that is every
                            request to them, login tokens included
  --data-folder <path>      folder of its data (.workspace); several processes may share it
  --port <number>           port on 127.0.0.1, 0 for a free one (3000)
  --version <version>       the Rocket.Chat to emulate (8.0)
  --rate-limit              10 REST calls per minute, route and address, as in production
  --password-rounds <n>     bcrypt cost of new passwords (10)
  --json                    print one line of JSON when ready: {"ready":true,"url":...,"pid":...,"engine":...}
  --with-parent             end when standard input closes, so that it never outlives its parent
  --help                    this text
`;

class UsageError extends Error {}

type Flags = ReturnType<typeof parseFlags>;

/** @throws TypeError for an option that does not exist. */
function parseFlags() {
	return parseArgs({
		options: {
			app: { type: 'string', multiple: true },
			'app-log': { type: 'string' },
			'data-folder': { type: 'string' },
			port: { type: 'string' },
			version: { type: 'string' },
			'rate-limit': { type: 'boolean' },
			'password-rounds': { type: 'string' },
			json: { type: 'boolean' },
			'with-parent': { type: 'boolean' },
			help: { type: 'boolean' },
		},
	}).values;
}

async function main(): Promise<void> {
	const flags = parseFlags();
	if (flags.help) {
		return console.log(help);
	}
	const zips = (flags.app ?? []).map(readPackage);
	const workspace = await startWorkspace(optionsOf(flags));
	endWith(workspace.stop, flags['with-parent'] ?? false);
	for (const zip of zips) {
		const { id, version, status } = await installApp(workspace.url, zip);
		if (!flags.json) {
			console.log(`App ${id} ${version}: ${status}`);
		}
	}
	const ready = { ready: true, url: workspace.url, pid: process.pid, engine: engineVersion };
	console.log(flags.json ? JSON.stringify(ready) : `The workspace runs at ${workspace.url} (Ctrl-C ends it).`);
}

function optionsOf(flags: Flags): WorkspaceOptions {
	return {
		dataFolder: flags['data-folder'] ?? '.workspace',
		port: wholeNumber(flags.port ?? '3000', '--port'),
		version: flags.version ?? '8.0',
		rateLimit: flags['rate-limit'] ?? false,
		passwordRounds: wholeNumber(flags['password-rounds'] ?? '10', '--password-rounds'),
		onAppLog: flags['app-log'] === undefined ? undefined : printerFrom(flags['app-log']),
	};
}

/** @throws UsageError if there is no such file. npm starts scripts in the folder of their package. */
function readPackage(path: string): Buffer {
	try {
		return readFileSync(resolve(process.env.INIT_CWD ?? '', path));
	} catch {
		throw new UsageError(`--app needs the path of a packaged app, not "${path}".`);
	}
}

/** @throws UsageError for a level that does not exist */
function printerFrom(text: string): (line: AppLogLine) => void {
	const level = logLevels.find((each) => each === text);
	if (level === undefined) {
		throw new UsageError(`--app-log needs one of ${logLevels.join(', ')}, not "${text}".`);
	}
	return (line) => {
		if (isShownAt(level, line)) {
			console.log(textOf(line));
		}
	};
}

function wholeNumber(text: string, flag: string): number {
	if (!/^\d+$/.test(text)) {
		throw new UsageError(`${flag} needs a whole number, not "${text}".`);
	}
	return Number(text);
}

/** Stops cleanly, once, on a signal or when the parent has ended. */
function endWith(stop: () => Promise<void>, withParent: boolean): void {
	let ending = false;
	const end = (): void => {
		if (ending) {
			return;
		}
		ending = true;
		stop().then(() => process.exit(0), fail);
	};
	process.on('SIGINT', end).on('SIGTERM', end);
	if (withParent) {
		process.stdin.on('end', end).on('error', end).resume();
	}
}

function fail(error: unknown): never {
	console.error(explanationOf(error));
	process.exit(1);
}

/** Returns one line for what the person who started it can fix, and the whole error for everything else. */
function explanationOf(error: unknown): unknown {
	if (!(error instanceof Error)) {
		return error;
	}
	const code = 'code' in error ? String(error.code) : '';
	if (code === 'EADDRINUSE') {
		return 'That port is in use; choose another one with --port.';
	}
	return error instanceof UsageError || code.startsWith('ERR_PARSE_ARGS') ? error.message : error;
}

main().catch(fail);
