import type { Credentials } from '../../../packages/embedded-workspace/src/client';
import type { Verification } from './Verification';
import { adminAdvice, appId } from './Verification';

/** One call into the app, as the workspace has stored it. */
interface LogRow {
	_createdAt?: string;
	startTime?: string;
}

/** The log of a call is stored after its answer is sent. */
const tries = 20;
const pauseMs = 250;

const rowsPerPage = 100;
const maxPages = 5;
const nightlyJobId = 'remove-old-records';
const twoDaysMs = 2 * 24 * 60 * 60 * 1000;

/** Checks that the app log has the attempt, with the client's address, and no login token; and that the nightly job ran. */
export async function checkAppLog(at: Verification, creds: Credentials, secrets: string[]): Promise<void> {
	const { report, account } = at;
	const log = await logWithAttempt(at, creds);
	if (log === undefined) return report.unknown('app-log', `${account.user} may not see the app log.`, adminAdvice);
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
	await checkNightlyJob(at, creds);
}

/** The engine logs each run of a job. */
async function checkNightlyJob(at: Verification, creds: Credentials): Promise<void> {
	const { report } = at;
	const since = Date.now() - twoDaysMs;
	let oldest = Date.now();
	for (let page = 0; page < maxPages && oldest > since; page++) {
		const rows = await logRows(at, creds, `count=${rowsPerPage}&offset=${page * rowsPerPage}`);
		for (const row of rows ?? []) {
			oldest = Math.min(oldest, timeOf(row));
			if (oldest > since && isRunOfJob(row)) {
				return report.ok('nightly-job', `Old records were last removed on ${new Date(timeOf(row)).toISOString()}.`);
			}
		}
		if (rows === undefined || rows.length < rowsPerPage) break;
	}
	if (oldest > since) {
		const advice = 'It runs every night. If the app is new, or its log is long, look again tomorrow.';
		report.unknown('nightly-job', 'The app log shows no run of the nightly job yet.', advice);
	} else {
		const advice = 'If the app was enabled all the time, disable and enable it: that starts the job again.';
		report.warning('nightly-job', 'The nightly job, which removes old records, has not run for two days.', advice);
	}
}

function isRunOfJob(row: LogRow): boolean {
	const text = JSON.stringify(row);
	return text.includes(nightlyJobId) && text.includes('successfully executed');
}

function timeOf({ startTime, _createdAt }: LogRow): number {
	const time = Date.parse(startTime ?? _createdAt ?? '');
	return Number.isNaN(time) ? Date.now() : time;
}

async function logRows({ rest }: Verification, creds: Credentials, query: string): Promise<LogRow[] | undefined> {
	const { status, body } = await rest.call<{ logs: LogRow[] }>('GET', `/api/apps/${appId}/logs?${query}`, { creds });
	return status === 200 && Array.isArray(body.logs) ? body.logs : undefined;
}

/** Returns the text of the log once it has the attempt, or after a while without; `undefined` if this user may not see it. */
async function logWithAttempt(at: Verification, creds: Credentials): Promise<string | undefined> {
	for (let count = 1; ; count++) {
		const rows = await logRows(at, creds, 'count=50');
		if (rows === undefined) return undefined;
		const log = JSON.stringify(rows);
		if (attemptOf(log, creds) !== undefined || count === tries) return log;
		await new Promise((resolve) => setTimeout(resolve, pauseMs));
	}
}

function attemptOf(log: string, { userId }: Credentials): string | undefined {
	const attempts = [...log.matchAll(/attempt result=done via=endpoint user=(\S+).*?until=/g)];
	return attempts.find(([, id]) => id === userId)?.[0];
}
