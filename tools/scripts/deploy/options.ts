import { parseArgs } from 'util';

export const help = `Packages Logout Others and installs it on a running workspace, or updates it there.

  npm run deploy -- --url https://chat.example.com -u admin [options]

  --url <address>         the workspace, as in the browser, with its sub-path
  -u, --username <name>   a user who may manage apps
  -p, --password <text>   better: the environment variable DEPLOY_PASSWORD, or type it when asked
  --code <digits>         of the second factor
  --help                  this text
`;

export interface DeployFlags {
	url?: string;
	username?: string;
	password?: string;
	code?: string;
	help?: boolean;
}

/** The options of this process. @throws TypeError for an option that does not exist */
export function readFlags(): DeployFlags {
	return parseArgs({
		options: {
			url: { type: 'string' },
			username: { type: 'string', short: 'u' },
			password: { type: 'string', short: 'p' },
			code: { type: 'string' },
			help: { type: 'boolean' },
		},
	}).values;
}
