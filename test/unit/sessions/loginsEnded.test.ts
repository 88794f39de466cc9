import type { LoginHistory } from '../../../src/sessions/LoginLedger';
import { loginsBefore, type LoginsBefore, loginsEnded } from '../../../src/sessions/loginsEnded';
import type { RevocationRecord } from '../../../src/sessions/RevocationLog';

const since = Date.parse('2026-11-10T08:00:00.000Z');
const now = Date.parse('2026-11-22T12:00:00.000Z');
const before = (different: Partial<LoginsBefore>): LoginsBefore => {
	return { count: 4, since, knownSince: 'period', ...different };
};

it.each<[string, LoginsBefore, number | null, number]>([
	['four logins, one of which is kept', before({}), since + 1, 3],
	['four logins, all ended by a personal access token', before({}), null, 4],
	['one login, which is kept', before({ count: 1 }), since + 1, 0],
	['none that is known, and one is kept', before({ count: 0 }), since + 1, 0],
	[
		'the login that the last revocation kept, and four newer ones',
		before({ knownSince: 'revocation', keptUntil: now + 1 }),
		since + 1,
		4,
	],
	['the same, but the kept one has expired', before({ knownSince: 'revocation', keptUntil: now - 1 }), since + 1, 3],
	['the same login kept again', before({ knownSince: 'revocation', keptUntil: now + 1 }), since - 1, 4],
	['more than a workspace keeps', before({ count: 50 }), since - 1, 49],
])('at most: %s', (_what, known, keptMadeAt, atMost) => {
	expect(loginsEnded(known, keptMadeAt, now)).toEqual({ atMost });
});

it('says since when it counts where older logins have ended, too', () => {
	expect(loginsEnded(before({ knownSince: 'counting' }), since + 1, now)).toEqual({ atMost: 3, countedSince: since });
});

it('does not take off a kept login that was made before the counting began', () => {
	expect(loginsEnded(before({ knownSince: 'counting' }), since - 1, now)).toEqual({ atMost: 4, countedSince: since });
});

describe('what a ticket remembers', () => {
	const known = { logins: [3, 2], expired: [1], since, knownSince: 'revocation' } as const;
	const revocation = { validUntil: '2027-02-20T12:00:00.000Z' } as RevocationRecord;
	const history = (different: Partial<LoginHistory>): LoginHistory => {
		return { known: { ...known, logins: [3, 2], expired: [1] }, lastRevocation: revocation, ...different };
	};

	it('is nothing where nothing is known', () => {
		expect(loginsBefore({ lastRevocation: revocation })).toBeUndefined();
	});

	it('is a count, and until when the login kept last is valid', () => {
		const keptUntil = Date.parse('2027-02-20T12:00:00.000Z');
		expect(loginsBefore(history({}))).toEqual({ count: 2, since, knownSince: 'revocation', keptUntil });
	});

	it.each([[null], [undefined], ['nonsense']])('names no kept login where it was %p', (validUntil) => {
		const lastRevocation = { ...revocation, validUntil };
		expect(loginsBefore(history({ lastRevocation }))).toEqual({ count: 2, since, knownSince: 'revocation' });
	});
});
