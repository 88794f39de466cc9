import { KeyCache, SigningKeys } from '../../../src/tickets/SigningKeys';
import { FakeClock } from '../support/fakes';
import { MemoryRecordStore } from '../support/MemoryRecordStore';

let clock: FakeClock;
let store: MemoryRecordStore;

beforeEach(() => {
	clock = new FakeClock();
	store = new MemoryRecordStore();
});

/** As a process of its own has it. */
function keysOfAProcess(cache = new KeyCache()): SigningKeys {
	return new SigningKeys(store, cache, clock.read);
}

it('are made once, at the first use', async () => {
	const key = await keysOfAProcess().forSigning();
	expect(key).toMatch(/^[0-9a-f]{64}$/);
	expect(await keysOfAProcess().forSigning()).toBe(key);
	expect(store.all()).toEqual([{ key }]);
});

it('are read once per process', async () => {
	const cache = new KeyCache();
	await keysOfAProcess(cache).forSigning();
	store.calls.length = 0;
	for (let n = 0; n < 10; n++) await keysOfAProcess(cache).forSigning();
	expect(store.calls).toEqual([]);
});

it('of processes that start at the same time all count, and all sign with the same one afterwards', async () => {
	await Promise.all([keysOfAProcess().forSigning(), keysOfAProcess().forSigning()]);
	const made = store.all().map((record) => (record as { key: string }).key);
	for (const key of made) {
		await expect(keysOfAProcess().some((candidate) => candidate === key)).resolves.toBe(true);
	}
	expect(await keysOfAProcess().forSigning()).toBe(await keysOfAProcess().forSigning());
});

it('that another process made are found', async () => {
	const late = keysOfAProcess();
	const key = await keysOfAProcess().forSigning();
	await expect(late.some((candidate) => candidate === key)).resolves.toBe(true);
});

it('are looked for again once a second at most, however many forged tickets come', async () => {
	const keys = keysOfAProcess();
	await keys.forSigning();
	clock.pass(1000);
	store.calls.length = 0;
	for (let n = 0; n < 100; n++) {
		await expect(keys.some(() => false)).resolves.toBe(false);
		clock.pass(9);
	}
	expect(store.calls).toEqual(['find']);
	clock.pass(100);
	await keys.some(() => false);
	expect(store.calls).toEqual(['find', 'find']);
});

it('are looked for again also after the clock was set back', async () => {
	const keys = keysOfAProcess();
	await keys.forSigning();
	clock.pass(-60 * 60 * 1000);
	store.calls.length = 0;
	await keys.some(() => false);
	expect(store.calls).toEqual(['find']);
});

it('survive records that hold no key', async () => {
	const key = await keysOfAProcess().forSigning();
	for (const damaged of [{}, { key: 7 }, { key: null }]) await store.add([{ tag: 'ticket-signing-key' }], damaged);
	expect(await keysOfAProcess().forSigning()).toBe(key);
});

it('are looked for again at once where reading them failed: an error is no answer', async () => {
	const key = await keysOfAProcess().forSigning();
	const late = keysOfAProcess();
	jest.spyOn(store, 'find').mockRejectedValueOnce(new Error('the storage is down'));
	await expect(late.some((candidate) => candidate === key)).rejects.toThrow('the storage is down');
	await expect(late.some((candidate) => candidate === key)).resolves.toBe(true);
});

it('are known to every one of several requests that come to a new process at once', async () => {
	const key = await keysOfAProcess().forSigning();
	const cache = new KeyCache();
	const answers = [1, 2, 3].map(() => keysOfAProcess(cache).some((candidate) => candidate === key));
	await expect(Promise.all(answers)).resolves.toEqual([true, true, true]);
});

it('that the store does not keep are not used', async () => {
	jest.spyOn(store, 'add').mockResolvedValueOnce();
	await expect(keysOfAProcess().forSigning()).rejects.toThrow('not kept');
});
