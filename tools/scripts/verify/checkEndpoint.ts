import type { Credentials, HttpAnswer, LogoutBody } from '../../../packages/embedded-workspace/src/client';
import { tooManyRequests } from '../remote/login';
import type { Verification } from './Verification';
import { endpointPath, VerificationEnded } from './Verification';

const proxyAdvice = 'Does a proxy in front answer instead of the app?';

/** Checks that the endpoint refuses calls without a login, and any method but POST. */
export async function checkRefusals({ rest, report }: Verification): Promise<void> {
	const anonymous = await rest.call('POST', endpointPath);
	if (anonymous.status === 401 && isOfApp(anonymous.body)) {
		report.ok('refuses-anonymous', 'A call without a login is refused (401).');
	} else {
		const seen = `A call without a login was answered with HTTP ${anonymous.status} instead of 401.`;
		report.failed('refuses-anonymous', seen, proxyAdvice);
	}

	const get = await rest.call('GET', endpointPath);
	if (get.status === 405 && get.headers.get('allow') === 'POST') {
		report.ok('refuses-get', 'A GET is refused, POST is named (405).');
	} else {
		report.failed('refuses-get', `A GET was answered with HTTP ${get.status} instead of 405.`, proxyAdvice);
	}
}

/** Bodies of a refusal: `status` today, only `success` and `error` from Rocket.Chat 9.0 on. */
function isOfApp(body: Partial<Record<string, unknown>>): boolean {
	return body.status === 'error' || body.success === false;
}

/**
 * Checks that the first login logs out the second one, and stays. Returns how long the first one stays, as the app says.
 * @throws VerificationEnded if the app did not do it
 */
export async function checkLogout(at: Verification, first: Credentials, second: Credentials): Promise<string> {
	const { rest, report } = at;
	const answer = await rest.call<LogoutBody>('POST', endpointPath, { creds: first });
	const { body } = answer;
	if (answer.status !== 200 || body.success !== true || body.token !== first.authToken) {
		report.failed('job-answer', `The app answered with HTTP ${answer.status}${said(answer)}.`, adviceFor(answer));
		throw new VerificationEnded();
	}
	report.ok('job-answer', 'The app says it logged out the other clients (200).');

	const [ofFirst, ofSecond] = [await rest.statusOf(first), await rest.statusOf(second)];
	if (ofSecond === 401) report.ok('other-ended', 'The other login is logged out.');
	else {
		report.failed(
			'other-ended',
			`The other login was not logged out (HTTP ${ofSecond}).`,
			'Does the setting "Workspace URL" lead to another workspace?',
		);
	}
	if (ofFirst === 200) report.ok('own-stays', 'The login that asked stays.');
	else {
		report.failed(
			'own-stays',
			`The login that asked is gone (HTTP ${ofFirst}).`,
			'Did somebody else log out this user at the same moment? Run it again.',
		);
	}
	return body.tokenExpires ?? '';
}

function said({ body }: HttpAnswer<LogoutBody>): string {
	return typeof body.error === 'string' ? `: ${body.error.replace(/\.$/, '')}` : '';
}

function adviceFor(answer: HttpAnswer<LogoutBody>): string {
	const { status } = answer;
	if (status === 429) return tooManyRequests(answer).advice;
	if (status === 502 || status === 504) {
		return 'Set "Workspace URL" in the settings of the app to where the server reaches itself, such as http://localhost:3000. The app log has the cause.';
	}
	if (status >= 300 && status < 400) return 'Give the address it redirects to, with --url.';
	return 'The app log has the cause: Administration > Marketplace > Private apps > Logout Others > Logs.';
}
