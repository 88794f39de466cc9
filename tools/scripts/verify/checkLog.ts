import { setTimeout as pause } from 'timers/promises';

import { appId } from '../../harness/appWorkspace';
import type { Credentials } from '../remote/RemoteWorkspace';
import type { Verification } from './Verification';
import { adminAdvice } from './Verification';

/** The log of a call is stored after its answer is sent. */
const tries = 20;
const pauseMs = 250;

/** Checks that the app log has the attempt, with the client's address, and no login token. */
export async function checkLog(at: Verification, creds: Credentials, secrets: string[]): Promise<void> {
	const { report, account } = at;
	const log = await logWithAttempt(at, creds);
	if (log === undefined) {
		return report.unknown('app-log', `${account.user} may not see the app log.`, adminAdvice);
	}
	if (secrets.some((secret) => log.includes(secret))) {
		report.failed(
			'log-secrets',
			'The app log contains a login token: this server does not let the app keep requests out of it.',
			'Let only administrators manage apps, and please report it, with the version of the workspace.',
		);
	} else {
		report.ok('log-secrets', 'The app log contains no login token.');
	}
	const attempt = attemptOf(log, creds);
	if (attempt === undefined) {
		report.warning('log-attempt', 'The app log does not have the attempt.', 'Is the log of apps switched off?');
	} else if (attempt.includes('address=unknown')) {
		report.warning(
			'client-address',
			'The app does not get the addresses of clients, so all users share one REST limit.',
			'Let the reverse proxy set X-Real-IP. Without a proxy there is nothing to do.',
		);
	} else {
		report.ok('client-address', 'The app gets the addresses of clients.');
	}
}

/** Returns the text of the log once it has the attempt, or after a while without; `undefined` if this user may not see it. */
async function logWithAttempt({ rest }: Verification, creds: Credentials): Promise<string | undefined> {
	for (let count = 1; ; count++) {
		const path = `/api/apps/${appId}/logs?count=50`;
		const { status, body } = await rest.call<{ logs: object[] }>('GET', path, { creds });
		if (status !== 200 || !Array.isArray(body.logs)) {
			return undefined;
		}
		const log = JSON.stringify(body.logs);
		if (attemptOf(log, creds) !== undefined || count === tries) {
			return log;
		}
		await pause(pauseMs);
	}
}

function attemptOf(log: string, { userId }: Credentials): string | undefined {
	const attempts = [...log.matchAll(/attempt result=done via=endpoint user=(\S+).*?until=/g)];
	return attempts.find(([, id]) => id === userId)?.[0];
}
