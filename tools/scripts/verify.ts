import { parseFlags } from './flags';
import { workspaceAddress } from './remote/findWorkspace';
import { ask, canAsk, passwordOf } from './remote/passwordOf';
import { problemText, RemoteProblem } from './remote/RemoteProblem';
import { checkText, Report, verdictText } from './report/Report';
import { verifyWorkspace } from './verify/verifyWorkspace';

const help = `Checks that Logout Others does its job on a running workspace. /logout-others status checks the settings.

  npm run verify -- --url https://chat.example.com --user somebody [options]

  --url <address>        the workspace, as in the browser
  -u, --user <name>      ALL OTHER SESSIONS OF THIS USER WILL END, so take one that nobody uses. Only an administrator
                         sees everything, such as the app log. What this user may not see is marked ?
  -p, --password <text>  better: the environment variable VERIFY_PASSWORD, or type it when asked
  --code <digits>        of the second factor; it has to serve for two logins
  --yes                  do not ask before the sessions end
  --json                 print the report as JSON
  --help                 this text

Exit code: 0 the app works, 1 a check failed, 2 not run.
`;

const notRun = 2;

/** `npm run verify -- --url https://chat.example.com --user somebody`: see `--help`. */
async function main(): Promise<number> {
	const flags = parseFlags({
		url: { type: 'string' },
		user: { type: 'string', short: 'u' },
		password: { type: 'string', short: 'p' },
		code: { type: 'string' },
		yes: { type: 'boolean' },
		json: { type: 'boolean' },
		help: { type: 'boolean' },
	});
	if (flags.help) {
		console.log(help);
		return 0;
	}
	const { url, user, code, json = false } = flags;
	if (url === undefined || user === undefined) {
		throw new RemoteProblem('--url and --user are needed.', 'See npm run verify -- --help.');
	}
	const address = workspaceAddress(url);
	if (!(await isAgreed(flags.yes ?? false, user, address))) {
		return notRun;
	}
	const password = await passwordOf(user, flags.password, 'VERIFY_PASSWORD');

	const report = new Report((check) => json || console.log(checkText(check)));
	await verifyWorkspace(address, { user, password, code }, report);
	const { checks, isSound } = report;
	console.log(json ? JSON.stringify({ url: address, isSound, checks }, null, '\t') : `\n${verdictText(report)}`);
	return isSound ? 0 : 1;
}

/** Says what is going to happen, and asks unless that was answered on the command line. */
async function isAgreed(yes: boolean, user: string, url: string): Promise<boolean> {
	console.error(`All other sessions of ${user} at ${url} will end: browsers, apps, scripts that are logged in.`);
	if (yes) {
		return true;
	}
	if (!canAsk()) {
		throw new RemoteProblem('There is nobody to ask.', 'Add --yes to go on without asking.');
	}
	return /^y(es)?$/i.test(await ask('Go on? [y/N] '));
}

main().then(
	(code) => {
		process.exitCode = code;
	},
	(error: Error) => {
		console.error(problemText(error));
		process.exitCode = notRun;
	},
);
