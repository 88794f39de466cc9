import { RecentRefusals } from '../../../src/reports/RecentRefusals';

function refusal(userId: string, result: string, at: number) {
	return { userId, result, at, via: 'endpoint' as const, client: { address: {} } };
}

it('lets one line a minute through for each user and reason', () => {
	const recent = new RecentRefusals();
	const repeated = [
		refusal('alice', 'too-many-attempts', 0),
		refusal('alice', 'too-many-attempts', 59_999),
		refusal('alice', 'stale', 59_999),
		refusal('bob', 'too-many-attempts', 59_999),
		refusal('alice', 'too-many-attempts', 60_000),
	].map((report) => recent.isRepeated(report));
	expect(repeated).toEqual([false, true, false, false, false]);
});

it('does not grow without end', () => {
	const recent = new RecentRefusals();
	for (let user = 0; user < 5000; user++) recent.isRepeated(refusal(`user-${user}`, 'stale', user));
	expect((recent as object as { reported: Map<string, number> }).reported.size).toBeLessThanOrEqual(1000);
});
