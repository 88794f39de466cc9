import type { RequestHandler } from 'express';

import { checkText, Report, verdictText } from '../../tools/scripts/report/Report';
import { verifyWorkspace } from '../../tools/scripts/verify/verifyWorkspace';

/** Verifies what answers at an address, as `npm run verify` does. */
export async function verify(url: string, user = 'vera', password = 'secret'): Promise<Report> {
	const report = new Report();
	await verifyWorkspace(url, { user, password }, report);
	return report;
}

/** Returns what `npm run verify` prints. */
export function printed(report: Report): string {
	return [...report.checks.map(checkText), verdictText(report)].join('\n');
}

/** Returns the state of each check by its id. */
export function statesOf({ checks }: Report): Record<string, string> {
	return Object.fromEntries(checks.map(({ id, state }) => [id, state]));
}

/** Returns what failed, as it is printed. */
export async function failuresAt(url: string): Promise<string> {
	const report = await verify(url);
	expect(report.isSound).toBe(false);
	return report.checks
		.filter(({ state }) => state === 'failed')
		.map(checkText)
		.join('\n');
}

export function json(status: number, body: object, headers: Record<string, string> = {}): RequestHandler {
	return (_req, res) => void res.set(headers).status(status).json(body);
}
