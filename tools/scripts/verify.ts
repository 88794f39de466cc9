import { workspaceAddress } from './remote/findWorkspace';
import { ask, canAsk, passwordOf } from './remote/passwordOf';
import { RemoteProblem } from './remote/RemoteProblem';
import { checkText, Report, verdictText } from './report/Report';
import { runScript } from './runScript';
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

const options = {
	url: { type: 'string' },
	user: { type: 'string', short: 'u' },
	password: { type: 'string', short: 'p' },
	code: { type: 'string' },
	yes: { type: 'boolean', default: false },
	json: { type: 'boolean', default: false },
} as const;

runScript({ help, options, failed: notRun }, async ({ url, user, password: flag, code, yes, json }) => {
	if (url === undefined || user === undefined) {
		throw new RemoteProblem('--url and --user are needed.', 'See npm run verify -- --help.');
	}
	const address = workspaceAddress(url);
	if (!(await isAgreed(yes, user, address))) {
		process.exitCode = notRun;
		return;
	}
	const password = await passwordOf(user, flag, 'VERIFY_PASSWORD');

	const report = new Report((check) => json || console.log(checkText(check)));
	await verifyWorkspace(address, { user, password, code }, report);
	const { checks, isSound } = report;
	console.log(json ? JSON.stringify({ url: address, isSound, checks }, null, '\t') : `\n${verdictText(report)}`);
	process.exitCode = isSound ? 0 : 1;
});

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
