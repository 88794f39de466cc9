import manifest from '../../app.json';
import { remoteApp } from './deploy/remoteApp';
import { help, readFlags } from './deploy/options';
import { uploadApp } from './deploy/uploadApp';
import type { Account } from './remote/login';
import { logIn, logOut } from './remote/login';
import { passwordOf } from './remote/passwordOf';
import { enableAdvice } from './remote/privateApps';
import { RemoteProblem } from './remote/RemoteProblem';
import { RemoteWorkspace } from './remote/RemoteWorkspace';
import { workspaceAddress, workspaceVersion } from './remote/workspaceAddress';

/** `npm run deploy -- --url https://chat.example.com -u admin`: see `--help`. */
async function main(): Promise<void> {
	const flags = readFlags();
	if (flags.help) return console.log(help);
	if (flags.url === undefined || flags.username === undefined) {
		throw new RemoteProblem('--url and --username are needed.', 'See npm run deploy -- --help.');
	}
	const rest = new RemoteWorkspace(workspaceAddress(flags.url));
	const version = await workspaceVersion(rest);
	const password = await passwordOf(flags.username, flags.password, 'DEPLOY_PASSWORD');
	await deploy(rest, { user: flags.username, password, code: flags.code }, version);
}

async function deploy(rest: RemoteWorkspace, account: Account, version: string): Promise<void> {
	const creds = await logIn(rest, account);
	try {
		const before = await remoteApp(rest, creds, manifest.id);
		console.log(`${before ? `Updating ${before.version} to` : 'Installing'} ${manifest.version} at ${rest.url} ...`);
		await uploadApp(rest.url, creds);
		const after = await remoteApp(rest, creds, manifest.id);
		if (!after)
			throw new RemoteProblem('The workspace took the app but does not have it.', 'See the log of the server.');
		if (!/_enabled$/.test(after.status)) {
			throw new RemoteProblem(
				`${manifest.name} ${after.version} is installed, but not enabled (${after.status}).`,
				enableAdvice(version),
			);
		}
		console.log(`${manifest.name} ${after.version} is installed and enabled (${after.status}).`);
		console.log(`Check it with: npm run verify -- --url ${rest.url} --user <a test user>`);
	} finally {
		await logOut(rest, creds);
	}
}

main().catch((error: Error) => {
	console.error(error instanceof RemoteProblem ? `${error.message}\n${error.advice}` : error.message);
	process.exitCode = 1;
});
