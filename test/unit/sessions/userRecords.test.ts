import { shortHash } from '../../../src/sessions/hashes';
import {
	isExpiredRecord,
	type LastRevocation,
	nextRevocation,
	type RecordKind,
} from '../../../src/sessions/userRecords';

const at = Date.parse('2026-11-22T12:00:00.000Z');
const validUntil = new Date('2027-02-20T12:00:00.000Z');
const done = { at, via: 'endpoint', outcome: 'done', validUntil } as const;
const last: LastRevocation = {
	...{ at: at - 10_000, via: 'command', outcome: 'done', validUntil: null, keptToken: shortHash('token') },
	...{ notifiedAt: at - 30_000, confirmation: { id: 'yes', at: at - 11_000 } },
};

describe('nextRevocation', () => {
	it('says what there is to say the first time', () => {
		expect(nextRevocation(done, { authToken: 'token' }, undefined)).toEqual({
			...{ at, via: 'endpoint', outcome: 'done', validUntil: validUntil.toISOString() },
			...{ keptToken: shortHash('token'), notifiedAt: at, confirmation: undefined },
		});
	});

	it.each([[null], [undefined]])('has no date for %p', (until) => {
		expect(nextRevocation({ ...done, validUntil: until }, { authToken: 't' }, undefined).validUntil).toBeNull();
	});

	it('contains no token', () => {
		const authToken = 'SnS70r0VkngGFrSbxVK';
		expect(JSON.stringify(nextRevocation(done, { authToken }, last))).not.toContain(authToken);
	});

	it('keeps the newest confirmation that was used, until there is a newer one', () => {
		expect(nextRevocation(done, { authToken: 'token' }, last).confirmation).toEqual(last.confirmation);
		const confirmation = { id: 'next', at };
		expect(nextRevocation(done, { authToken: 'token', confirmation }, last).confirmation).toEqual(confirmation);
	});

	it.each([
		['the same within a minute', {}, last.notifiedAt],
		['the same after a minute', { notifiedAt: at - 60_000 }, at],
		['another outcome', { outcome: 'unknown' as const }, at],
		['another login', { keptToken: shortHash('other') }, at],
	])('knows when the owner was last told: %s', (_what, different, notifiedAt) => {
		expect(nextRevocation(done, { authToken: 'token' }, { ...last, ...different }).notifiedAt).toBe(notifiedAt);
	});
});

describe('isExpiredRecord', () => {
	const day = 24 * 60 * 60 * 1000;

	it.each<[RecordKind, number, unknown]>([
		['seen', 1, 90],
		['confirmed', 1, 90],
		['seen', 1, 0.5],
		['revocation', 90, 90],
		['revocation', 30, 30],
		['revocation', 90, 'abc'],
		['revocation', 90, undefined],
		['revocation', 0.5, 0.5],
	])('%s is over after %p days (setting %p)', (kind, days, setting) => {
		expect(isExpiredRecord(kind, at, setting, at + days * day)).toBe(false);
		expect(isExpiredRecord(kind, at, setting, at + days * day + 1)).toBe(true);
	});

	it.each([[1e22], [Infinity]])('a revocation is never over with the setting %p', (setting) => {
		expect(isExpiredRecord('revocation', at, setting, at + 36500 * day)).toBe(false);
	});
});
