import { readFileSync } from 'fs';

import manifest from '../../app.json';
import { packageApp } from './packageApp';
import { findWorkspace } from './remote/findWorkspace';
import { enableAdvice, isEnabled, needsRestart, readApp } from './remote/installedApp';
import type { Account } from './remote/login';
import { withLogins } from './remote/login';
import { passwordOf } from './remote/passwordOf';
import { RemoteProblem } from './remote/RemoteProblem';
import { uploadApp } from './remote/uploadApp';
import { plainText } from './report/plainText';
import { runScript } from './runScript';

const help = `Packages Logout Others and installs it on a running workspace, or updates it there.

  npm run deploy -- --url https://chat.example.com -u admin [options]

  --url <address>         the workspace, as in the browser
  -u, --username <name>   a user who may manage apps
  -p, --password <text>   better: the environment variable DEPLOY_PASSWORD, or type it when asked
  --code <digits>         of the second factor
  --help                  this text
`;

/**
 * Uploads the app and says what is going on, line by line.
 * @param makeZip returns the path of the package, and is called once the workspace lets this user install it
 * @throws RemoteProblem with what to do about it
 */
export async function deployApp(
	address: string,
	account: Account,
	makeZip: () => Promise<string>,
	sayLine: (line: string) => void,
): Promise<void> {
	const { rest, version, note } = await findWorkspace(address);
	if (note !== undefined) {
		sayLine(note);
	}
	await withLogins(rest, account, async (newLogin) => {
		const creds = await newLogin();
		const before = await readApp(rest, creds, manifest.id);
		sayLine(`${before ? `Updating ${before.version} to` : 'Installing'} ${manifest.version} at ${rest.url} ...`);
		const app = await uploadApp(rest, creds, readFileSync(await makeZip()));
		if (!isEnabled(app)) {
			const message = `Logout Others ${app.version} is installed, but not enabled (${app.status}).`;
			throw new RemoteProblem(message, enableAdvice(version));
		}
		sayLine(`Logout Others ${app.version} is installed and enabled (${app.status}).`);
		if (!before && needsRestart(version)) {
			sayLine(
				'Restart Rocket.Chat once before you change the settings of the app. This version disables it otherwise.',
			);
		}
		sayLine(`Check it with: npm run verify -- --url ${rest.url} --user <a test user>`);
	});
}

if (require.main === module) {
	const options = {
		url: { type: 'string' },
		username: { type: 'string', short: 'u' },
		password: { type: 'string', short: 'p' },
		code: { type: 'string' },
	} as const;
	runScript({ help, options }, async ({ url, username: user, password: flag, code }) => {
		if (url === undefined || user === undefined) {
			throw new RemoteProblem('--url and --username are needed.', 'See npm run deploy -- --help.');
		}
		const password = await passwordOf(user, flag, 'DEPLOY_PASSWORD');
		await deployApp(url, { user, password, code }, packageApp, (line) => console.log(plainText(line)));
	});
}
