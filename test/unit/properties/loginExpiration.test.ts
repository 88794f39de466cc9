import fc from 'fast-check';

import { loginExpirationMs, trueExpiry } from '../../../src/sessions/loginExpiration';

const second = 1000;
const day = 24 * 60 * 60 * second;

const days = fc.integer({ min: 1, max: 3650 });
const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const now = moment.map(Number);
/** What may stand in the setting. */
const setting = fc.oneof(days, fc.double(), fc.jsonValue(), fc.anything({ withBigInt: false, maxDepth: 1 }));

it('leaves the date of a correct server as it is, whatever the setting is', () => {
	fc.assert(
		fc.property(moment, now, setting, (stated, at, raw) => {
			expect(trueExpiry(stated, false, raw, at)).toEqual(stated);
		}),
		// What JavaScript throws at when it is to be a number.
		{ examples: [[new Date(0), 0, { toString: 0 }]] },
	);
});

it('turns the seconds of an old server back into days', () => {
	fc.assert(
		fc.property(moment, now, days, (madeAt, at, raw) => {
			const stated = new Date(madeAt.getTime() + raw * second);
			expect(trueExpiry(stated, true, raw, at)).toEqual(new Date(madeAt.getTime() + raw * day));
		}),
	);
});

it('means 90 days if an old server has no number of days, as its logins do', () => {
	fc.assert(
		fc.property(moment, fc.integer({ min: -1000, max: 0 }), (madeAt, raw) => {
			const stated = new Date(madeAt.getTime() + raw * second);
			expect(trueExpiry(stated, true, raw, madeAt.getTime())).toEqual(new Date(madeAt.getTime() + 90 * day));
		}),
	);
});

it('returns the same true date for both kinds of servers if the version is not known', () => {
	/** A login of any age at which it is still valid, but for its last moments. */
	const login = fc
		.tuple(days, fc.double({ min: 0, max: 1, noNaN: true }))
		.map(([raw, part]) => ({ raw, ageMs: Math.floor(part * (raw * (day - second) - 1)) }));
	fc.assert(
		fc.property(now, login, (at, { raw, ageMs }) => {
			for (const unit of [second, day]) {
				const stated = new Date(at - ageMs + raw * unit);
				expect(trueExpiry(stated, undefined, raw, at)).toEqual(new Date(at - ageMs + raw * day));
			}
		}),
	);
});

it('returns a date and a length of time above 0 for anything', () => {
	fc.assert(
		fc.property(moment, now, setting, fc.constantFrom(true, false, undefined), (stated, at, raw, isInSeconds) => {
			expect(trueExpiry(stated, isInSeconds, raw, at).getTime()).not.toBeNaN();
			expect(loginExpirationMs(raw)).toBeGreaterThan(0);
		}),
	);
});
