import { ask, canAsk } from './remote/ask';
import { passwordOf } from './remote/passwordOf';
import { RemoteProblem } from './remote/RemoteProblem';
import { RemoteWorkspace } from './remote/RemoteWorkspace';
import { workspaceAddress } from './remote/workspaceAddress';
import { checkText } from './report/checkText';
import { Report } from './report/Report';
import type { VerifyFlags } from './verify/options';
import { readFlags, help } from './verify/options';
import { reportJson, verdictText } from './verify/reportTexts';
import { verifyWorkspace } from './verify/verifyWorkspace';

const notRun = 2;

/** `npm run verify -- --url https://chat.example.com --user somebody`: see `--help`. */
async function main(): Promise<number> {
	const flags = readFlags();
	if (flags.help) {
		console.log(help);
		return 0;
	}
	if (flags.url === undefined || flags.user === undefined) {
		throw new RemoteProblem('--url and --user are needed.', 'See npm run verify -- --help.');
	}
	const rest = new RemoteWorkspace(workspaceAddress(flags.url));
	if (!(await isAgreed(flags, flags.user, rest.url))) return notRun;
	const password = await passwordOf(flags.user, flags.password, 'VERIFY_PASSWORD');

	const report = new Report((check) => flags.json || console.log(checkText(check)));
	await verifyWorkspace({ rest, report, account: { user: flags.user, password, code: flags.code } });
	console.log(flags.json ? reportJson(rest.url, report) : `\n${verdictText(report)}`);
	return report.isSound ? 0 : 1;
}

/** Says what is going to happen, and asks unless that was answered on the command line. */
async function isAgreed({ yes }: VerifyFlags, user: string, url: string): Promise<boolean> {
	console.error(`All other sessions of ${user} at ${url} will end: browsers, apps, scripts that are logged in.`);
	if (yes) return true;
	if (!canAsk()) {
		throw new RemoteProblem('Nobody is there to agree to that.', 'Add --yes if it may be done without asking.');
	}
	return /^y(es)?$/i.test(await ask('Go on? [y/N] '));
}

main().then(
	(code) => {
		process.exitCode = code;
	},
	(error: Error) => {
		console.error(error instanceof RemoteProblem ? `${error.message}\n${error.advice}` : error.message);
		process.exitCode = notRun;
	},
);
