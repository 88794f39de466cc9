import {
	answersInSeconds,
	loginExpirationDays,
	parseServerVersion,
	trueExpiry,
} from '../../../src/sessions/loginExpiration';

const day = 24 * 60 * 60 * 1000;
const madeAt = Date.parse('2026-11-01T08:00:00.000Z');
const now = new Date('2026-11-22T12:00:00.000Z');

const settings: [raw: unknown, days: number][] = [
	[30, 30],
	[0.5, 0.5],
	[90, 90],
	[36500, 36500],
	[Infinity, Infinity],
	[0, 90],
	[-1, 90],
	[NaN, 90],
	[null, 90],
	[undefined, 90],
	['30', 90],
	['', 90],
	[true, 90],
];

describe('loginExpirationDays', () => {
	it.each(settings)('takes the setting %p as %p days', (raw, days) => {
		expect(loginExpirationDays(raw)).toBe(days);
	});
});

describe('trueExpiry', () => {
	const finite = settings.filter(([, days]) => Number.isFinite(days));

	it.each(finite)('leaves the date of a correct server as it is (setting %p)', (rawSetting, days) => {
		const stated = new Date(madeAt + days * day);
		expect(trueExpiry({ stated, rawSetting, version: { major: 6, minor: 11 }, now })).toEqual(stated);
	});

	it.each(finite.filter(([raw]) => !Number.isNaN(Number(raw))))(
		'makes days of the seconds of a server before 6.11 (setting %p)',
		(rawSetting, days) => {
			const stated = new Date(madeAt + Number(rawSetting) * 1000);
			const expected = new Date(madeAt + days * day);
			expect(trueExpiry({ stated, rawSetting, version: { major: 6, minor: 5 }, now })).toEqual(expected);
		},
	);

	it.each(finite.filter(([raw]) => !Number.isNaN(Number(raw))))(
		'recognizes the seconds by the date where the version is unknown (setting %p)',
		(rawSetting, days) => {
			const stated = new Date(madeAt + Number(rawSetting) * 1000);
			const expected = new Date(madeAt + days * day);
			expect(trueExpiry({ stated, rawSetting, version: undefined, now })).toEqual(expected);
		},
	);

	it('recognizes the seconds also of a token made this very moment', () => {
		const stated = new Date(now.getTime() + 90 * 1000);
		const expected = new Date(now.getTime() + 90 * day);
		expect(trueExpiry({ stated, rawSetting: 90, version: undefined, now })).toEqual(expected);
	});

	it.each(finite)('trusts a date further ahead where the version is unknown (setting %p)', (rawSetting, days) => {
		const stated = new Date(now.getTime() + days * day);
		expect(trueExpiry({ stated, rawSetting, version: undefined, now })).toEqual(stated);
	});

	it.each([[NaN], [undefined], ['thirty'], [Infinity], [1e15]])(
		'leaves the date where the setting %p makes no date',
		(rawSetting) => {
			const stated = new Date(madeAt);
			expect(trueExpiry({ stated, rawSetting, version: { major: 6, minor: 5 }, now })).toEqual(stated);
		},
	);
});

describe('the version of the workspace', () => {
	it.each([
		['6.5', { major: 6, minor: 5 }, true],
		['6.10.4', { major: 6, minor: 10 }, true],
		['6.11', { major: 6, minor: 11 }, false],
		['7.0', { major: 7, minor: 0 }, false],
		['8.0.0-rc.1', { major: 8, minor: 0 }, false],
		['5.4', { major: 5, minor: 4 }, true],
	])('%s', (text, version, inSeconds) => {
		expect(parseServerVersion(text)).toEqual(version);
		expect(answersInSeconds(version)).toBe(inSeconds);
	});

	it.each([['develop'], [''], ['6'], ['6.x'], ['v6.5'], [6.5], [null], [undefined], ['99999.1']])(
		'%p is none',
		(text) => {
			expect(parseServerVersion(text)).toBeUndefined();
		},
	);
});
