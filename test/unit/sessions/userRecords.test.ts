import { isExpiredRecord, type RecordKind } from '../../../src/sessions/userRecords';

const at = Date.parse('2026-11-22T12:00:00.000Z');
const day = 24 * 60 * 60 * 1000;

it.each<[RecordKind, number, unknown]>([
	['shown', 1, 0.5],
	['confirmed', 1, 90],
	['revocation', 30, 30],
	['revocation', 0.5, 0.5],
	['revocation', 90, 'abc'],
])('%s expires after %p days (setting %p)', (kind, days, setting) => {
	expect(isExpiredRecord(kind, at, setting, at + days * day)).toBe(false);
	expect(isExpiredRecord(kind, at, setting, at + days * day + 1)).toBe(true);
});

it('a revocation never expires if logins do not', () => {
	expect(isExpiredRecord('revocation', at, Infinity, at + 36500 * day)).toBe(false);
});
