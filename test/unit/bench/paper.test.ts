import { estimateOnPaper } from '../../../tools/bench/speed/paper';

it('calculates what a ledger takes', () => {
	const workspace = { users: 1000, loginsADay: 36, days: 10 };
	expect(estimateOnPaper(workspace, { documentBytes: 1000, bytesEach: 5000 })).toEqual({
		...workspace,
		recordsPerDay: 36_000,
		recordsKept: 360_000,
		documentGb: 0.4,
		storedGb: 1.8,
		writesPerSecond: { mean: 0.4, morning: 5 },
	});
});
