import { endpointPath } from '../../harness/appWorkspace';
import { tooManyRequests } from '../remote/login';
import type { Credentials, RemoteAnswer } from '../remote/RemoteWorkspace';
import { answerInFront, isRefusalOfRocketChat } from '../remote/RemoteWorkspace';
import type { Verification } from './Verification';
import { VerificationEnded } from './Verification';

type LogoutAnswer = RemoteAnswer<{ success: boolean; token: string; tokenExpires: string; error: string }>;

/** Checks that the endpoint refuses calls without a login, and any method but POST. */
export async function checkRefusals(at: Verification): Promise<void> {
	await checkRefusal(at, 'refuses-anonymous', 'POST', 401, 'A call without a login');
	await checkRefusal(at, 'refuses-get', 'GET', 405, 'A GET');
}

async function checkRefusal(
	{ rest, report }: Verification,
	id: string,
	method: string,
	expected: number,
	what: string,
): Promise<void> {
	const answer = await rest.call(method, endpointPath);
	if (answer.status === expected && isRefusalOfRocketChat(answer)) {
		return report.ok(id, `${what} is refused (${expected}).`);
	}
	if (!isRefusalOfRocketChat(answer)) {
		const { seen, advice } = answerInFront(what, answer);
		return report.failed(id, seen, advice);
	}
	const text = `${what} was answered with HTTP ${answer.status} instead of ${expected}.`;
	report.failed(id, text, 'Does a proxy change requests on the way?');
}

/**
 * Checks that the first login logs out the second one, and stays. Returns how long the first one stays, as the app says.
 * @throws VerificationEnded if the app did not do it
 */
export async function checkLogout(at: Verification, first: Credentials, second: Credentials): Promise<string> {
	const { rest, report } = at;
	const answer: LogoutAnswer = await rest.call('POST', endpointPath, { creds: first });
	const { status, body } = answer;
	if (status !== 200 || body.success !== true || body.token !== first.authToken) {
		const said = typeof body.error === 'string' ? `: ${body.error.replace(/\.$/, '')}` : '';
		report.failed('job-answer', `The app answered with HTTP ${status}${said}.`, adviceFor(answer));
		throw new VerificationEnded();
	}
	report.ok('job-answer', 'The app says it logged out the other clients (200).');

	const [ofFirst, ofSecond] = [await rest.statusOf(first), await rest.statusOf(second)];
	if (ofSecond === 401) {
		report.ok('other-ended', 'The other login is logged out.');
	} else {
		const text = `The other login was not logged out (HTTP ${ofSecond}).`;
		report.failed('other-ended', text, 'Does the setting "Workspace URL" lead to another workspace?');
	}
	if (ofFirst === 200) {
		report.ok('own-stays', 'The login that asked stays.');
	} else {
		const text = `The login that asked is gone (HTTP ${ofFirst}).`;
		report.failed('own-stays', text, 'Did somebody else log out this user at the same moment? Run it again.');
	}
	return String(body.tokenExpires ?? '');
}

function adviceFor(answer: LogoutAnswer): string {
	const { status } = answer;
	if (status === 429) {
		return tooManyRequests(answer).advice;
	}
	if (status === 502 || status === 504) {
		return 'Type /logout-others status as an administrator: it names the setting that is wrong. Most often "Workspace URL" has to be where the server reaches itself, such as http://localhost:3000.';
	}
	if (!isRefusalOfRocketChat(answer)) {
		return answerInFront('It', answer).advice;
	}
	return 'The app log has the cause: Marketplace > Private apps > Logout Others > Logs.';
}
