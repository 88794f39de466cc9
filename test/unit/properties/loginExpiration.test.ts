import fc from 'fast-check';

import { loginExpirationMs, trueExpiry } from '../../../src/sessions/loginExpiration';

const second = 1000;
const day = 24 * 60 * 60 * second;

const correct = fc.constantFrom(
	{ major: 6, minor: 11 },
	{ major: 6, minor: 13 },
	{ major: 7, minor: 0 },
	{ major: 8, minor: 5 },
);
const inSeconds = fc.constantFrom({ major: 5, minor: 4 }, { major: 6, minor: 5 }, { major: 6, minor: 10 });
const days = fc.integer({ min: 1, max: 3650 });
const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
/** What may stand in the setting. */
const setting = fc.oneof(days, fc.double(), fc.jsonValue(), fc.anything({ withBigInt: false, maxDepth: 1 }));

it('leaves the date of a correct server as it is, whatever the setting holds', () => {
	fc.assert(
		fc.property(moment, moment, setting, correct, (stated, now, rawSetting, version) => {
			expect(trueExpiry({ stated, rawSetting, version, now })).toEqual(stated);
		}),
		// What JavaScript throws at when it is to be a number.
		{ examples: [[new Date(0), new Date(0), { toString: 0 }, { major: 6, minor: 11 }]] },
	);
});

it('turns the seconds of an old server back into days', () => {
	fc.assert(
		fc.property(moment, moment, days, inSeconds, (madeAt, now, rawSetting, version) => {
			const stated = new Date(madeAt.getTime() + rawSetting * second);
			const expiry = new Date(madeAt.getTime() + rawSetting * day);
			expect(trueExpiry({ stated, rawSetting, version, now })).toEqual(expiry);
		}),
	);
});

it('means 90 days where an old server has no number of days, as its logins do', () => {
	fc.assert(
		fc.property(moment, fc.integer({ min: -1000, max: 0 }), inSeconds, (madeAt, rawSetting, version) => {
			const stated = new Date(madeAt.getTime() + rawSetting * second);
			const expiry = new Date(madeAt.getTime() + 90 * day);
			expect(trueExpiry({ stated, rawSetting, version, now: madeAt })).toEqual(expiry);
		}),
	);
});

describe('where the version is not known', () => {
	/** A login of any age at which it is still valid, but for its last moments. */
	const login = fc
		.tuple(days, fc.double({ min: 0, max: 1, noNaN: true }))
		.map(([rawSetting, part]) => ({ rawSetting, ageMs: Math.floor(part * (rawSetting * (day - second) - 1)) }));

	it('gives the same true date for both kinds of servers', () => {
		fc.assert(
			fc.property(moment, login, (now, { rawSetting, ageMs }) => {
				const madeAt = now.getTime() - ageMs;
				const expiry = new Date(madeAt + rawSetting * day);
				for (const unit of [second, day]) {
					const stated = new Date(madeAt + rawSetting * unit);
					expect(trueExpiry({ stated, rawSetting, version: undefined, now })).toEqual(expiry);
				}
			}),
		);
	});

	it('does nothing more the second time', () => {
		fc.assert(
			fc.property(moment, login, (now, { rawSetting, ageMs }) => {
				const stated = new Date(now.getTime() - ageMs + rawSetting * second);
				const once = trueExpiry({ stated, rawSetting, version: undefined, now });
				expect(trueExpiry({ stated: once, rawSetting, version: undefined, now })).toEqual(once);
			}),
		);
	});
});

it('gives a date and a length of time above 0 for anything', () => {
	const version = fc.option(fc.oneof(correct, inSeconds), { nil: undefined });
	fc.assert(
		fc.property(moment, moment, setting, version, (stated, now, rawSetting, known) => {
			expect(trueExpiry({ stated, rawSetting, version: known, now }).getTime()).not.toBeNaN();
			expect(loginExpirationMs(rawSetting)).toBeGreaterThan(0);
		}),
	);
});
