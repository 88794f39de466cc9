import { RevocationLog } from '../../../src/sessions/RevocationLog';
import { FakeClock } from '../support/fakes';
import { MemoryRecordStore } from '../support/MemoryRecordStore';

let clock: FakeClock;
let store: MemoryRecordStore;
let log: RevocationLog;

beforeEach(() => {
	clock = new FakeClock();
	store = new MemoryRecordStore();
	log = new RevocationLog(store, clock.read);
});

it('keeps one record per revocation, with the kept token as a short hash only', async () => {
	const record = await log.begin({ userId: 'alice', via: 'endpoint' }, 5);
	await log.done(record, 'secret-login-token', new Date('2027-01-01T00:00:00.000Z'));
	expect(store.all()).toEqual([
		{
			kind: 'revocation',
			id: record.id,
			userId: 'alice',
			at: clock.now,
			via: 'endpoint',
			outcome: 'done',
			validUntil: '2027-01-01T00:00:00.000Z',
			// echo -n secret-login-token | sha256sum
			keptToken: '234435622089',
		},
	]);
	expect(JSON.stringify(store.all())).not.toContain('secret-login-token');
});

it('notes a personal access token as valid without end', async () => {
	await log.done(await log.begin({ userId: 'alice', via: 'command' }, 5), 'token', null);
	expect(store.all()).toMatchObject([{ via: 'command', validUntil: null }]);
});

it('refuses what is over the limit, says when to come back, and leaves nothing of it', async () => {
	await log.begin({ userId: 'alice', via: 'endpoint' }, 2);
	clock.pass(10_000);
	await log.begin({ userId: 'alice', via: 'endpoint' }, 2);
	clock.pass(5_000);
	await expect(log.begin({ userId: 'alice', via: 'endpoint' }, 2)).rejects.toMatchObject({
		reason: 'too-many-attempts',
		retryAfter: 45,
	});
	expect(store.all()).toHaveLength(2);
	clock.pass(45_000);
	await expect(log.begin({ userId: 'alice', via: 'endpoint' }, 2)).resolves.toMatchObject({ outcome: 'begun' });
});

it('counts every 60 seconds, whatever the minute of the clock', async () => {
	clock.now = Date.parse('2026-11-22T12:00:59.000Z');
	await log.begin({ userId: 'alice', via: 'endpoint' }, 1);
	clock.pass(59_000);
	await expect(log.begin({ userId: 'alice', via: 'endpoint' }, 1)).rejects.toMatchObject({ retryAfter: 1 });
	clock.pass(1_000);
	await expect(log.begin({ userId: 'alice', via: 'endpoint' }, 1)).resolves.toBeDefined();
});

it('counts each user apart', async () => {
	await log.begin({ userId: 'alice', via: 'endpoint' }, 1);
	await expect(log.begin({ userId: 'bob', via: 'endpoint' }, 1)).resolves.toBeDefined();
});

it('lets exactly the limit through when many ask at once', async () => {
	const attempts = Array.from({ length: 20 }, () => log.begin({ userId: 'alice', via: 'endpoint' }, 5));
	const ended = await Promise.allSettled(attempts);
	expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
	expect(store.all()).toHaveLength(5);
});

it('does not count what was taken back', async () => {
	await log.forget(await log.begin({ userId: 'alice', via: 'endpoint' }, 1));
	expect(store.all()).toEqual([]);
	await expect(log.begin({ userId: 'alice', via: 'endpoint' }, 1)).resolves.toBeDefined();
});

it('keeps a revocation of unknown outcome, and counts it', async () => {
	await log.unknown(await log.begin({ userId: 'alice', via: 'endpoint' }, 1));
	expect(store.all()).toMatchObject([{ outcome: 'unknown' }]);
	await expect(log.begin({ userId: 'alice', via: 'endpoint' }, 1)).rejects.toMatchObject({
		reason: 'too-many-attempts',
	});
});

it('needs no more than three storage operations, refusals included', async () => {
	await log.done(await log.begin({ userId: 'alice', via: 'endpoint' }, 1), 'token', null);
	expect(store.calls).toEqual(['add', 'find', 'put']);
	store.calls.length = 0;
	await expect(log.begin({ userId: 'alice', via: 'endpoint' }, 1)).rejects.toThrow();
	expect(store.calls).toEqual(['add', 'find', 'remove']);
});
