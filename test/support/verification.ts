import type { RequestHandler } from 'express';

import { checkText, Report } from '../../tools/scripts/report/Report';
import { verifyWorkspace } from '../../tools/scripts/verify/verifyWorkspace';

/** Verifies what answers at an address, as `npm run verify` does. */
export async function verify(url: string): Promise<Report> {
	const report = new Report();
	await verifyWorkspace(url, { user: 'vera', password: 'secret' }, report);
	return report;
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
