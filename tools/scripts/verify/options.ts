import { parseArgs } from 'util';

export const help = `Checks Logout Others on a running workspace: is it there, does it log out others and keep the one that asks, is what it
says of the login's end right, are limits and settings sound.

  npm run verify -- --url https://chat.example.com --user somebody [options]

  --url <address>        the workspace, as in the browser, with its sub-path
  -u, --user <name>      a test user. ALL OTHER SESSIONS OF THIS USER WILL END, so take none that people or scripts use.
                         With the right to manage apps, it sees more (version, settings, log); what it may not see is marked ?
  -p, --password <text>  better: the environment variable VERIFY_PASSWORD, or type it when asked
  --code <digits>        of the second factor; it has to serve for two logins
  --yes                  do not ask before the sessions end
  --json                 print the report as JSON
  --help                 this text

Exit code: 0 the app works, 1 a check failed, 2 not run.
`;

export interface VerifyFlags {
	url?: string;
	user?: string;
	password?: string;
	code?: string;
	yes?: boolean;
	json?: boolean;
	help?: boolean;
}

/** The options of this process. @throws TypeError for an option that does not exist */
export function readFlags(): VerifyFlags {
	return parseArgs({
		options: {
			url: { type: 'string' },
			user: { type: 'string', short: 'u' },
			password: { type: 'string', short: 'p' },
			code: { type: 'string' },
			yes: { type: 'boolean' },
			json: { type: 'boolean' },
			help: { type: 'boolean' },
		},
	}).values;
}
