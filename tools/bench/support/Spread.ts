/** How long calls took, in milliseconds: half of them, 95 and 99 of a hundred took no longer. */
export interface Spread {
	calls: number;
	p50: number;
	p95: number;
	p99: number;
}

/** @throws Error if there is nothing to take a percentile of */
export function spreadOf(times: number[]): Spread {
	if (times.length === 0) {
		throw new Error('Nothing was measured.');
	}
	const sorted = [...times].sort((a, b) => a - b);
	const at = (percent: number): number => rounded(sorted[Math.ceil((sorted.length * percent) / 100) - 1]);
	return { calls: times.length, p50: at(50), p95: at(95), p99: at(99) };
}

/** Returns how many times as much that is, to three significant digits. */
export function ratioOf(value: number, base: number): number {
	return rounded(value / base);
}

/** To three significant digits: what is measured is not more precise. */
export function rounded(value: number): number {
	return Number(value.toPrecision(3));
}
