import { LedgerBatches } from '../../../src/sessions/LedgerBatches';

function logIn(batches: LedgerBatches, userId: string): { tag: string; surplus: string | undefined } {
	const tag = batches.tagFor(userId);
	return { tag, surplus: batches.stored(userId, tag) };
}

it('lets a batch go once the next one holds as many logins as a workspace keeps', () => {
	const batches = new LedgerBatches();
	const results = Array.from({ length: 150 }, () => logIn(batches, 'alice'));
	const [first, ,] = results;
	expect(new Set(results.map(({ tag }) => tag)).size).toBe(3);
	expect(results.slice(0, 99).every(({ surplus }) => surplus === undefined)).toBe(true);
	expect(results[99].surplus).toBe(first.tag);
	expect(results[149].surplus).toBe(results[50].tag);
});

it('counts each user alone', () => {
	const batches = new LedgerBatches();
	for (let count = 0; count < 60; count++) logIn(batches, 'alice');
	expect(logIn(batches, 'bob').surplus).toBeUndefined();
	expect(logIn(batches, 'bob').tag).not.toBe(logIn(batches, 'alice').tag);
});

it('forgets those first who logged in longest ago, and starts anew with them', () => {
	const batches = new LedgerBatches();
	const { tag } = logIn(batches, 'alice');
	for (let count = 0; count < 10_000; count++) logIn(batches, `user${count}`);
	expect(logIn(batches, 'alice').tag).not.toBe(tag);
});
