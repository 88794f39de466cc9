import { rounded, spreadOf } from '../../../tools/bench/support/Spread';

it('says within how long half, 95 and 99 of a hundred calls ended', () => {
	const times = Array.from({ length: 200 }, (_, index) => 200 - index);
	expect(spreadOf(times)).toEqual({ calls: 200, p50: 100, p95: 190, p99: 198 });
	expect(spreadOf([7])).toEqual({ calls: 1, p50: 7, p95: 7, p99: 7 });
});

it('refuses to say how long nothing took', () => {
	expect(() => spreadOf([])).toThrow('Nothing was measured.');
});

it.each([
	[0.0123456, 0.0123],
	[12345, 12300],
	[0, 0],
])('shows %p as %p', (value, shown) => {
	expect(rounded(value)).toBe(shown);
});
