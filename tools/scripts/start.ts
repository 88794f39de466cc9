import { parseArgs } from 'util';

import { client } from '../workspace/client';
import type { WorkspaceOptions } from '../workspace/options';
import type { Workspace } from '../workspace/Workspace';
import { startWorkspace } from '../workspace/Workspace';
import { showJob } from './demo/showJob';
import { whatToTry } from './demo/whatToTry';
import { installApp } from './installApp';
import { packageApp } from './packageApp';

const help = `Shows the app at work: packages it, starts an embedded workspace, installs the zip there, logs three clients in,
lets one of them log out the others, and stays up for you to try it.

  npm start -- [options]

  --once                 end after the table; exit code 1 where the job failed
  --port <number>        port of the workspace (3000; another one where it is taken)
  --data-folder <path>   where the workspace keeps everything (.workspace)
  --version <version>    the Rocket.Chat it plays, such as 6.5 with its wrong expiry dates (8.0)
`;

async function main(): Promise<void> {
	const { values: flags } = parseArgs({
		options: {
			once: { type: 'boolean' },
			port: { type: 'string' },
			'data-folder': { type: 'string' },
			version: { type: 'string' },
			help: { type: 'boolean' },
		},
	});
	if (flags.help) {
		return console.log(help);
	}
	console.log('Packaging the app ...');
	const zip = await packageApp();
	const workspace = await startOnFreePort({
		dataFolder: flags['data-folder'] ?? '.workspace',
		port: Number(flags.port ?? 3000),
		version: flags.version ?? '8.0',
		rateLimit: false,
		deviceManagement: false,
		siteUrl: '',
		passwordRounds: 10,
	});
	let hasEnded = false;
	const end = async (): Promise<void> => {
		if (!hasEnded) {
			hasEnded = true;
			await workspace.stop();
		}
	};
	process.on('SIGINT', () => void end()).on('SIGTERM', () => void end());
	try {
		const rest = client(workspace.url);
		const app = await installApp(rest, zip, { user: 'admin', password: 'admin' });
		console.log(`${app.name} ${app.version} is installed (${app.status}).\n`);
		const demo = await showJob(rest, app.id);
		console.log(demo.table);
		process.exitCode = demo.isDone ? 0 : 1;
		if (flags.once) {
			await end();
		} else {
			console.log(whatToTry(workspace.url, app.id, demo));
		}
	} catch (error) {
		await end();
		throw error;
	}
}

async function startOnFreePort(options: WorkspaceOptions): Promise<Workspace> {
	const workspace = await startWorkspace(options).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== 'EADDRINUSE') throw error;
		console.log(`Port ${options.port} is taken, so the workspace takes another one.`);
		return startWorkspace({ ...options, port: 0 });
	});
	console.log(`The workspace runs at ${workspace.url}`);
	return workspace;
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exit(1);
});
