import { RemoteProblem } from '../remote/RemoteProblem';

const license =
	'From Rocket.Chat 7.0 on that needs a license: registering the workspace gives it the free Starter plan, which has one.';

/** What workspaces say when they refuse an upload, and what it means. */
const known: [pattern: RegExp, message: string, advice: string][] = [
	[
		/Cannot_Update_Exempt_App/,
		'A Community workspace does not update private apps.',
		`${license} You can remove the app and install it again, but it then stays disabled.`,
	],
	[
		/private_app_install_disabled/,
		'This workspace does not take private apps: its operator has switched that off.',
		'Ask them; the environment variable of the server is DISABLE_PRIVATE_APP_INSTALLATION.',
	],
	[
		/app_user_error|storage_error/,
		'The workspace could not store the app.',
		'Is there a user "logout-others.bot" that is not the one of the app? The log of the server has the cause.',
	],
	[
		/unauthorized|not authorized/i,
		'This user may not install apps.',
		'Take an administrator, or give a role of this user the permission "manage-apps" (Administration > Permissions).',
	],
	[/ECONN|ETIMEDOUT|socket hang up/, 'The connection broke during the upload.', 'Run it again.'],
	[
		/invalid json response/,
		'Something that is no Rocket.Chat answered the upload.',
		'Does a proxy limit the size of uploads?',
	],
];

/** Explains the output of a failed `rc-apps deploy`. */
export function uploadProblem(output: string): RemoteProblem {
	const hit = known.find(([pattern]) => pattern.test(output));
	if (hit) return new RemoteProblem(hit[1], hit[2]);
	return new RemoteProblem(`The app was not uploaded: ${output.trim()}`, 'The log of the server may have more.');
}
