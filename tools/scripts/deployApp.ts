import { parseArgs } from 'util';

import manifest from '../../app.json';
import { findWorkspace } from './remote/findWorkspace';
import type { Account } from './remote/login';
import { withLogin } from './remote/login';
import { passwordOf } from './remote/passwordOf';
import { readApp, uploadedText, waitUntilEnabled } from './remote/RemoteApp';
import { problemText, RemoteProblem } from './remote/RemoteProblem';
import { plainText } from './report/plainText';

const help = `Packages Logout Others and installs it on a running workspace, or updates it there.

  npm run deploy -- --url https://chat.example.com -u admin [options]

  --url <address>         the workspace, as in the browser
  -u, --username <name>   a user who may manage apps
  -p, --password <text>   better: the environment variable DEPLOY_PASSWORD, or type it when asked
  --code <digits>         of the second factor
  --help                  this text
`;

/** `npm run deploy -- --url https://chat.example.com -u admin`: see `--help`. */
async function main(): Promise<void> {
	const { values: flags } = parseArgs({
		options: {
			url: { type: 'string' },
			username: { type: 'string', short: 'u' },
			password: { type: 'string', short: 'p' },
			code: { type: 'string' },
			help: { type: 'boolean' },
		},
	});
	if (flags.help) return console.log(help);
	if (flags.url === undefined || flags.username === undefined) {
		throw new RemoteProblem('--url and --username are needed.', 'See npm run deploy -- --help.');
	}
	const password = await passwordOf(flags.username, flags.password, 'DEPLOY_PASSWORD');
	await deployApp(flags.url, { user: flags.username, password, code: flags.code }, say);
}

/**
 * Packages the app, uploads it and tells what is going on, line by line.
 * @throws RemoteProblem with what to do about it
 */
export async function deployApp(address: string, account: Account, tell: (line: string) => void): Promise<void> {
	const { rest, version, note } = await findWorkspace(address);
	if (note !== undefined) tell(note);
	const app = await withLogin(rest, account, async (creds) => {
		const before = await readApp(rest, creds, manifest.id);
		tell(`${before ? `Updating ${before.version} to` : 'Installing'} ${manifest.version} at ${rest.url} ...`);
		// Loaded only now: compilers take a second that nobody should wait for a refusal.
		const { uploadApp } = await import('./deploy/uploadApp');
		await uploadApp(rest.url, creds);
		return waitUntilEnabled(rest, creds, manifest.id);
	});
	for (const line of uploadedText(app, rest.url, version)) tell(line);
}

/** Prints a line that may have something of the workspace in it. */
function say(text: string): void {
	console.log(plainText(text));
}

if (require.main === module) {
	main().catch((error: Error) => {
		console.error(problemText(error));
		process.exitCode = 1;
	});
}
