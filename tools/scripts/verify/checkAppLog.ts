import type { Credentials } from '../../workspace/client';
import type { Verification } from './Verification';
import { appId } from './Verification';

/** The log of a call is stored after its answer is sent. */
const tries = 20;
const pauseMs = 250;

/** The app log has the attempt, with the client's address, and no login token. */
export async function checkAppLog(at: Verification, creds: Credentials, secrets: string[]): Promise<void> {
	const { report, account } = at;
	const log = await logWithAttempt(at, creds);
	if (log === undefined) {
		const advice = 'Run it with a user who may manage apps.';
		report.unknown('app-log', `The app log is not shown to ${account.user}.`, advice);
		return;
	}
	if (secrets.some((secret) => log.includes(secret))) {
		report.failed(
			'log-secrets',
			'The app log holds a login token.',
			'This workspace does not let the app keep requests out of its log: whoever may manage apps reads them. Please report it, with the version of the workspace.',
		);
	} else {
		report.ok('log-secrets', 'The app log holds no login token.');
	}
	const attempt = attemptOf(log, creds);
	if (attempt === undefined) {
		report.warning('log-attempt', 'The app log does not have the attempt.', 'Is the log of apps switched off?');
	} else if (attempt.includes('address=unknown')) {
		report.warning(
			'client-address',
			'The app does not learn the addresses of clients, so all users share one REST limit.',
			'Behind a reverse proxy, let it set X-Real-IP. Without one there is nothing to do.',
		);
	} else {
		report.ok('client-address', 'The app learns the addresses of clients, as the app log shows.');
	}
}

/** The text of the log once it has the attempt, or after a while without; undefined where it is not to be seen. */
async function logWithAttempt({ rest }: Verification, creds: Credentials): Promise<string | undefined> {
	for (let count = 1; ; count++) {
		const { status, body } = await rest.call<{ logs: unknown[] }>('GET', `/api/apps/${appId}/logs?count=50`, { creds });
		if (status !== 200 || body.logs === undefined) return undefined;
		const log = JSON.stringify(body.logs);
		if (attemptOf(log, creds) !== undefined || count === tries) return log;
		await new Promise((resolve) => setTimeout(resolve, pauseMs));
	}
}

function attemptOf(log: string, { userId }: Credentials): string | undefined {
	return [...log.matchAll(/attempt result=done via=endpoint user=(\S+).*?until=/g)].find(
		([, id]) => id === userId,
	)?.[0];
}
