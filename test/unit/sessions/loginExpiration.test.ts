import {
	answersInSeconds,
	checkLoginExpiration,
	loginExpirationDays,
	loginExpirationMs,
	trueExpiry,
} from '../../../src/sessions/loginExpiration';

const day = 24 * 60 * 60 * 1000;
const madeAt = Date.parse('2026-11-01T08:00:00.000Z');
const now = Date.parse('2026-11-22T12:00:00.000Z');

it.each<[raw: unknown, days: number]>([
	[30, 30],
	[0.5, 0.5],
	[Infinity, Infinity],
	...[0, -1, NaN, null, undefined, '30', {}].map((raw): [unknown, number] => [raw, 90]),
])('the setting %p means %p days', (raw, days) => {
	expect(loginExpirationDays(raw)).toBe(days);
	expect(loginExpirationMs(raw)).toBe(days * day);
});

describe('trueExpiry', () => {
	it.each([
		[0.5, 0.5, 0.5],
		['30', 30, 90],
		[null, 0, 90],
		[true, 1, 90],
	])('with the setting %p an old server says %p seconds and means %p days', (raw, seconds, days) => {
		const stated = new Date(madeAt + seconds * 1000);
		expect(trueExpiry(stated, true, raw, now)).toEqual(new Date(madeAt + days * day));
		expect(trueExpiry(stated, undefined, raw, now)).toEqual(new Date(madeAt + days * day));
	});

	it('recognizes the seconds also for a login of this very moment', () => {
		expect(trueExpiry(new Date(now + 90_000), undefined, 90, now)).toEqual(new Date(now + 90 * day));
	});

	it.each<unknown>(['abc', Infinity, 1e22, { toString: 0 }])('leaves the date as it is if %p makes none', (raw) => {
		expect(trueExpiry(new Date(madeAt), true, raw, now)).toEqual(new Date(madeAt));
	});
});

describe('answersInSeconds', () => {
	it.each([
		...['0.1', '5.12', '6.5', '6.10.4'].map((version): [string, boolean] => [version, true]),
		...['6.11', '6.11.0-rc.1', '7.0', '10.2'].map((version): [string, boolean] => [version, false]),
	])('%s: %p', (version, isInSeconds) => {
		expect(answersInSeconds(version)).toBe(isInSeconds);
	});

	it.each(['develop', '', '6', 'v6.5', '99999.1', '6.5x', ' 6.5', undefined])('%p says nothing', (version) => {
		expect(answersInSeconds(version)).toBeUndefined();
	});
});

it.each<[raw: unknown, version: string | undefined, problem: string | undefined]>([
	[90, '6.5', undefined],
	[90, '8.0', undefined],
	[90, undefined, undefined],
	[0.5, '8.0', 'odd'],
	[0, '8.0', 'odd'],
	['30', '6.5', 'odd'],
	// 6.5 adds seconds, so it has room for more days, and takes anything for a number.
	[99999999, '6.5', undefined],
	[99999999, '6.11', 'breaks'],
	[99999999, undefined, 'breaks'],
	[1e22, '6.5', 'breaks'],
	['abc', '6.5', 'breaks'],
	['abc', '8.0', 'odd'],
	[{ toString: 0 }, '6.5', 'breaks'],
])('checkLoginExpiration of %p on %p: %p', (raw, version, problem) => {
	expect(checkLoginExpiration(raw, version, now)).toBe(problem);
});
