import { uploadProblem } from '../../../tools/scripts/deploy/uploadProblem';

it.each([
	['Deployment error: Cannot_Update_Exempt_App', 'Community workspace', 'Starter plan'],
	['Deployment error: private_app_install_disabled', 'does not take private apps', 'DISABLE_PRIVATE_APP_INSTALLATION'],
	['Deployment error: User does not have the permissions [error-unauthorized]', 'may not install', 'manage-apps'],
	['FetchError: invalid json response body at http://x reason: Unexpected token <', 'no Rocket.Chat', 'proxy'],
	['FetchError: request failed, reason: connect ECONNRESET', 'connection broke', 'again'],
])('"%s" is explained', (output, message, advice) => {
	const problem = uploadProblem(`   Uploading App... ✖\n    Error: ${output}`);
	expect(problem.message).toContain(message);
	expect(problem.advice).toContain(advice);
});

it('anything else is shown as it is, without colours', () => {
	expect(uploadProblem('\u001b[31mError: a new one\u001b[39m\n').message).toBe(
		'The app was not uploaded: Error: a new one',
	);
});
