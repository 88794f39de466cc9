import type { RemoteProblem } from '../../../tools/scripts/remote/RemoteProblem';
import { uploadProblem } from '../../../tools/scripts/remote/uploadApp';

function explained(status: number, body: object): RemoteProblem {
	return uploadProblem({ status, headers: new Headers(), body });
}

it.each<[string, number, object, string, string]>([
	[
		'a Community workspace does not update private apps',
		400,
		{ success: false, error: 'Cannot_Update_Exempt_App' },
		'A Community workspace does not update private apps.',
		'Starter plan',
	],
	[
		'private apps are switched off',
		500,
		{ success: false, error: 'private_app_install_disabled' },
		'does not take private apps',
		'DISABLE_PRIVATE_APP_INSTALLATION',
	],
	[
		'the name of the app user is taken',
		400,
		{ success: false, status: 'app_user_error', messages: ['Username already in use'] },
		'could not store the app',
		'logout-others.bot',
	],
	[
		'this user may not manage apps',
		403,
		{ success: false, error: 'User does not have the permissions required for this action [error-unauthorized]' },
		'may not manage apps',
		'manage-apps',
	],
	['a proxy limits uploads', 413, {}, 'too large for a proxy in front (HTTP 413)', 'limit for uploads'],
	['something in front answers', 502, {}, 'The upload was answered with HTTP 502, but not by Rocket.Chat.', 'gateway'],
])('says that %s', (_what, status, body, message, advice) => {
	const problem = explained(status, body);
	expect(problem.seen).toContain(message);
	expect(problem.advice).toContain(advice);
});

it('shows any other refusal as it is, without colours', () => {
	const body = { success: false, status: 'compiler_error', messages: ['\u001b[31mOne\u001b[39m', { line: 2 }] };
	expect(explained(400, body).seen).toBe('The app was not uploaded (HTTP 400): compiler_error, One, {"line":2}');
});
