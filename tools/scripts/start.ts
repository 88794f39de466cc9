import { readFileSync } from 'fs';

import { client, installApp, startWorkspace } from 'embedded-workspace';
import type { Workspace, WorkspaceOptions } from 'embedded-workspace';
import { showLogout, whatToTry } from './tryOut';
import { noApps } from './missingHere';
import { packageApp } from './packageApp';
import { styled } from './print';
import { runScript } from './runScript';

const help = `Shows the app at work: packages it, starts an embedded workspace, installs the app there, logs in three clients, lets one
of them log out the others, and stays up for you to try it.

  npm start -- [options]

  --once                 end after the table; exit code 1 if the logout failed
  --port <number>        port of the workspace (3000, or another one if it is taken)
  --data-folder <path>   where the workspace keeps everything (.workspace)
  --version <version>    the Rocket.Chat to emulate, such as 6.5 with its wrong expiry dates (8.0)
`;

const options = {
	once: { type: 'boolean', default: false },
	port: { type: 'string', default: '3000' },
	'data-folder': { type: 'string', default: '.workspace' },
	version: { type: 'string', default: '8.0' },
} as const;

runScript({ help, options }, async ({ once, port, 'data-folder': dataFolder, version }) => {
	const problem = noApps();
	if (problem !== undefined) {
		throw new Error(problem);
	}
	console.log(styled('bold', 'Logout Others: log out all your other clients, keep the one you use.'));
	console.log(styled('dim', 'Packaging the app, starting a workspace for it ...'));
	const zip = await packageApp();
	const settings = { dataFolder, version, rateLimit: false, passwordRounds: 10 };
	const workspace = await startOnFreePort({ ...settings, port: Number(port) });
	let ended: Promise<void> | undefined;
	const end = (): Promise<void> => (ended ??= workspace.stop());
	process.on('SIGINT', end).on('SIGTERM', end);
	try {
		await showApp(workspace, zip, once);
		if (once) {
			await end();
		}
	} catch (error) {
		await end();
		throw error;
	}
});

async function showApp(workspace: Workspace, zip: string, isOnce: boolean): Promise<void> {
	const rest = client(workspace.url);
	await installApp(workspace.url, readFileSync(zip));
	const { table, isDone } = await showLogout(rest);
	const outcome = isDone
		? styled('green', 'The laptop asked: the others are logged out, it stays.')
		: styled('red', 'The logout failed.');
	console.log(`\n${table}\n${outcome}`);
	process.exitCode = isDone ? 0 : 1;
	if (isOnce) {
		return;
	}
	console.log(`\n${styled('bold', 'Try it')} ${styled('dim', '(Ctrl-C ends the workspace)')}`);
	for (const [index, line] of whatToTry(workspace.url).entries()) {
		console.log(`  ${index + 1}. ${line}`);
	}
}

async function startOnFreePort(options: WorkspaceOptions): Promise<Workspace> {
	return startWorkspace(options).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== 'EADDRINUSE') {
			throw error;
		}
		console.log(`Port ${options.port} is taken, so the workspace takes another one.`);
		return startWorkspace({ ...options, port: 0 });
	});
}
