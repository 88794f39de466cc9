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

const settings: [raw: unknown, days: number][] = [
	...([1, 30, 0.5, 90, 36500, Infinity].map((days) => [days, days]) as [number, number][]),
	...([0, -1, NaN, null, undefined, '30', '', 'abc', {}, [], true, { toString: 0 }].map((raw) => [raw, 90]) as [
		unknown,
		number,
	][]),
];

it.each(settings)('the setting %p means %p days', (raw, days) => {
	expect(loginExpirationDays(raw)).toBe(days);
	expect(loginExpirationMs(raw)).toBe(days * day);
});

describe('trueExpiry', () => {
	const finite = settings.filter(([, days]) => Number.isFinite(days));
	const old = [1, 30, 0.5, 90, 36500, 0, -1, null, '30', '', [], true].map(
		(raw) => [raw, loginExpirationDays(raw)] as const,
	);

	it.each(finite)('is the date of a server that is right (setting %p)', (raw, days) => {
		const stated = new Date(madeAt + days * day);
		expect(trueExpiry(stated, false, raw, now)).toEqual(stated);
	});

	it.each(old)('makes days of the seconds of an old server (setting %p)', (raw, days) => {
		const stated = new Date(madeAt + Number(raw) * 1000);
		expect(trueExpiry(stated, true, raw, now)).toEqual(new Date(madeAt + days * day));
	});

	it.each(old)('recognizes the seconds by the date if the version is unknown (setting %p)', (raw, days) => {
		const stated = new Date(madeAt + Number(raw) * 1000);
		expect(trueExpiry(stated, undefined, raw, now)).toEqual(new Date(madeAt + days * day));
	});

	it('recognizes them also for a login of this very moment', () => {
		expect(trueExpiry(new Date(now + 90_000), undefined, 90, now)).toEqual(new Date(now + 90 * day));
	});

	it.each(finite)('trusts a date further ahead if the version is unknown (setting %p)', (raw, days) => {
		const stated = new Date(now + days * day);
		expect(trueExpiry(stated, undefined, raw, now)).toEqual(stated);
	});

	it.each<unknown>([NaN, undefined, 'abc', {}, Infinity, 1e15, 1e22, { toString: 0 }])(
		'leaves the date as it is if %p makes none',
		(raw) => {
			expect(trueExpiry(new Date(madeAt), true, raw, now)).toEqual(new Date(madeAt));
		},
	);

	// A day is 24 hours, whatever a calendar or a clock on a wall makes of it.
	it.each([
		['the day changes', '2026-12-31T23:59:59.500Z', 1, '2027-01-01T23:59:59.500Z'],
		['clocks go forward', '2026-03-28T12:00:00.000Z', 2, '2026-03-30T12:00:00.000Z'],
		['clocks go back', '2026-10-24T12:00:00.000Z', 2, '2026-10-26T12:00:00.000Z'],
		['a leap day lies between', '2028-02-28T08:00:00.000Z', 2, '2028-03-01T08:00:00.000Z'],
		['no leap day lies between', '2027-02-28T08:00:00.000Z', 2, '2027-03-02T08:00:00.000Z'],
		['it is half a day', '2026-11-22T18:00:00.000Z', 0.5, '2026-11-23T06:00:00.000Z'],
		['it is a hundred years', '2026-11-22T00:00:00.000Z', 36500, '2126-10-29T00:00:00.000Z'],
	])('counts days of 24 hours when %s', (_when, made, days, expires) => {
		const stated = new Date(Date.parse(made) + days * 1000);
		expect(trueExpiry(stated, true, days, Date.parse(made)).toISOString()).toBe(expires);
	});
});

describe('answersInSeconds', () => {
	it.each([
		...(['5.4', '6.0', '6.5', '6.5.3', '6.10.4', '0.1'].map((version) => [version, true]) as [string, boolean][]),
		...(['6.11', '6.11.0-rc.1', '7.0', '8.0.0-rc.1', '10.2'].map((version) => [version, false]) as [string, boolean][]),
	])('%s: %p', (version, isInSeconds) => {
		expect(answersInSeconds(version)).toBe(isInSeconds);
	});

	it.each(['develop', '', '6', '6.x', 'v6.5', '99999.1', '6.5x', ' 6.5', undefined])('%p says nothing', (version) => {
		expect(answersInSeconds(version)).toBeUndefined();
	});
});

describe('checkLoginExpiration', () => {
	const [old, right] = ['6.5', '8.0'];
	const cases: [raw: unknown, version: string | undefined, problem: string | undefined][] = [
		...[1, 30, 90, 36500].flatMap((raw) =>
			[undefined, old, '6.11', right].map((version) => [raw, version, undefined] as [unknown, undefined, undefined]),
		),
		...[0.5, 0, -5, '30', '', null, true].flatMap((raw) =>
			[old, right].map((version) => [raw, version, 'odd'] as [unknown, string, string]),
		),
		// 6.5 adds seconds, so it has room for more days, and takes anything for a number.
		[99999999, old, undefined],
		[99999999, '6.11', 'breaks'],
		[99999999, right, 'breaks'],
		[99999999, undefined, 'breaks'],
		...[old, '6.11', right, undefined].map((version) => [1e22, version, 'breaks'] as [unknown, string, string]),
		['abc', old, 'breaks'],
		['abc', right, 'odd'],
		['abc', undefined, 'odd'],
		[{}, old, 'breaks'],
		[{}, right, 'odd'],
		[undefined, old, 'breaks'],
		[undefined, right, 'odd'],
		[{ toString: 0 }, old, 'breaks'],
	];

	it.each(cases)('%p on %p: %p', (raw, version, problem) => {
		expect(checkLoginExpiration(raw, version, now)).toBe(problem);
	});
});
