import { NotesCache, RecordNotes } from '../../../src/sessions/RecordNotes';
import { FakeClock } from '../support/fakes';
import { MemoryRecordStore } from '../support/MemoryRecordStore';

let clock: FakeClock;
let store: MemoryRecordStore;

beforeEach(() => {
	clock = new FakeClock();
	store = new MemoryRecordStore();
});

function notes(cache = new NotesCache()): RecordNotes {
	return new RecordNotes(store, cache, clock.read);
}

it('are empty at first', async () => {
	await expect(notes().read()).resolves.toEqual({});
});

it('hold what was noted last', async () => {
	await notes().removedUpTo(100);
	await notes().removedUpTo(101);
	await notes().ledgerBegan(5);
	await expect(notes().read()).resolves.toEqual({ removedUpTo: 101, ledgerBegan: 5 });
	await notes().ledgerEnded();
	await notes().wholeSince(6);
	await notes().wholeSince(8);
	await notes().aliveAt(9);
	await expect(notes().read()).resolves.toEqual({
		removedUpTo: 101,
		ledgerBegan: undefined,
		wholeSince: 8,
		aliveAt: 9,
	});
});

it('of two instances claim the less: the later day is gone, the ledger is the younger', async () => {
	await store.add([{ tag: 'record-notes' }], { removedUpTo: 100 });
	await store.add([{ tag: 'record-notes' }], { removedUpTo: 102 });
	await store.add([{ tag: 'record-notes' }], { ledgerBegan: 9 });
	await store.add([{ tag: 'record-notes' }], { ledgerBegan: 5 });
	await expect(notes().read()).resolves.toEqual({ removedUpTo: 102, ledgerBegan: 9 });
});

it('are remembered for ten minutes, and read again then or after a change', async () => {
	const cache = new NotesCache();
	const own = notes(cache);
	await notes().ledgerBegan(5);
	await own.known();
	await notes().removedUpTo(7);
	await expect(own.known()).resolves.toEqual({ ledgerBegan: 5 });
	clock.pass(10 * 60_000 + 1);
	await expect(own.known()).resolves.toEqual({ ledgerBegan: 5, removedUpTo: 7 });
	await own.removedUpTo(8);
	await expect(own.known()).resolves.toMatchObject({ removedUpTo: 8 });
});

it('are not remembered as long as no ledger has begun: it may begin on another instance', async () => {
	const own = notes();
	await own.known();
	await notes().ledgerBegan(5);
	await expect(own.known()).resolves.toEqual({ ledgerBegan: 5 });
});

it('are asked for again after they could not be read', async () => {
	const own = notes();
	const { find } = store;
	store.find = async () => Promise.reject(new Error('storage is down'));
	await expect(own.known()).rejects.toThrow('storage is down');
	store.find = find;
	await expect(own.known()).resolves.toEqual({});
});
