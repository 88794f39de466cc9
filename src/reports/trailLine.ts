import type { AttemptReport } from '../sessions/ports';
import { clientName } from '../security/clientName';
import { addressOf } from '../views/attemptTexts';

/**
 * One attempt as a line of the app log, in a form that stays: `attempt result=... via=... user=... client="..."
 * address=... [until=...] [detail="..."]`.
 */
export function trailLine(report: AttemptReport): string {
	const { result, via, userId, client, validUntil, detail } = report;
	const fields = [
		`attempt result=${result} via=${via} user=${userId}`,
		`client="${clientName(client.userAgent) ?? 'unknown'}"`,
		`address=${addressOf(client) ?? 'unknown'}`,
	];
	if (validUntil !== undefined) {
		fields.push(`until=${validUntil === null ? 'never' : validUntil.toISOString()}`);
	}
	if (detail) {
		fields.push(`detail="${detail.replace(/"/g, "'").replace(/\s+/g, ' ')}"`);
	}
	return fields.join(' ');
}
