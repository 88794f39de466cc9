import { AppRecords, groupCount } from '../../../src/host/AppRecords';
import type { LastRevocation } from '../../../src/sessions/userRecords';
import { FakeLog } from '../support/fakes';
import { FakePersistence } from '../support/FakePersistence';

const at = Date.parse('2026-11-22T12:00:00.000Z');
const day = 24 * 60 * 60 * 1000;
const revocation: LastRevocation = {
	at,
	via: 'command',
	outcome: 'done',
	validUntil: null,
	keptToken: 'ba7816bf8f01',
	notifiedAt: at,
};
const shown = { ticketId: 'question', at, carrier: 'picture' } as const;
const confirmed = { id: 'yes', at, ticketId: 'question' };

let persistence: FakePersistence;
let log: FakeLog;
let records: AppRecords;

beforeEach(() => {
	persistence = new FakePersistence();
	log = new FakeLog();
	records = new AppRecords(persistence.reader, persistence.writer, log);
});

/** Removes in all groups. Returns how many. */
async function cleanUp(now: number): Promise<number> {
	let removed = 0;
	for (let group = 0; group < groupCount; group++) {
		removed += await records.removeExpired(group, 90, now);
	}
	return removed;
}

describe('the records of a user', () => {
	it('are found with one read', async () => {
		await records.write('alice', 'shown', shown);
		await records.write('alice', 'confirmed', confirmed);
		await records.write('alice', 'revocation', revocation);
		persistence.calls.length = 0;
		await expect(records.read('alice')).resolves.toMatchObject({ shown, confirmed, revocation });
		expect(persistence.calls).toEqual(['readByAssociation']);
	});

	it('are none without the permission, when hosts answer null', async () => {
		persistence.reader.readByAssociation = async () => null as never;
		await expect(records.read('alice')).resolves.toEqual({});
		await expect(records.readKeys()).resolves.toEqual([]);
		await expect(records.lastCleanUp()).resolves.toBeUndefined();
	});

	it('are none if they cannot be read, and the log has the cause', async () => {
		persistence.failing = 'readByAssociation';
		await expect(records.read('alice')).resolves.toEqual({});
		expect(log.lines).toEqual(['error records not read: storage is down']);
	});

	it('stop nothing if they cannot be written, and the log has the cause', async () => {
		persistence.failing = 'updateByAssociations';
		await records.write('alice', 'revocation', revocation);
		expect(log.lines).toEqual(['error "revocation" not recorded: storage is down']);
	});

	it('are at most three, however often they are written', async () => {
		for (const i of [0, 1, 2]) {
			await records.write('alice', 'shown', { ...shown, at: at + i });
			await records.write('alice', 'confirmed', { ...confirmed, at: at + i });
			await records.write('alice', 'revocation', { ...revocation, at: at + i });
		}
		expect(persistence.entries).toHaveLength(3);
		await expect(records.read('alice')).resolves.toMatchObject({ revocation: { at: at + 2 } });
	});

	it('are written with one call, the key of the user first', async () => {
		await records.write('alice', 'revocation', revocation);
		expect(persistence.calls).toEqual(['updateByAssociations']);
		expect(persistence.entries[0].keys).toEqual([
			'user alice',
			'misc revocation',
			expect.stringMatching(/^misc group-\d+$/),
		]);
	});

	it("are nobody else's", async () => {
		await records.write('alice', 'revocation', revocation);
		await expect(records.read('bob')).resolves.toEqual({});
		await records.write('bob', 'revocation', { ...revocation, via: 'endpoint' });
		await expect(records.read('alice')).resolves.toMatchObject({ revocation: { via: 'command' } });
	});

	it.each(['', 'group-1', '__proto__', '💥'])('survive the user id %p', async (userId) => {
		await records.write(userId, 'shown', shown);
		await expect(records.read(userId)).resolves.toMatchObject({ shown });
		expect(await cleanUp(at + 2 * day)).toBe(1);
	});

	it.each([
		['first', 5],
		['last', -5],
	])('of which parallel writes left two: the newest counts, also if it is stored %s', async (_where, ms) => {
		await records.write('alice', 'shown', { ...shown, at: at + ms });
		const [first] = persistence.entries;
		persistence.entries = [];
		await records.write('alice', 'shown', shown);
		persistence.entries.unshift(first);
		await expect(records.read('alice')).resolves.toMatchObject({ shown: { at: Math.max(at, at + ms) } });
	});
});

describe('removeExpired', () => {
	it('removes what is over and nothing else', async () => {
		await records.write('alice', 'shown', shown);
		await records.write('alice', 'confirmed', confirmed);
		await records.write('alice', 'revocation', revocation);
		await records.write('bob', 'shown', { ...shown, at: at + day });
		await records.addKey('00');
		await records.recordCleanUp(at);
		expect(await cleanUp(at + day + 1)).toBe(2);
		await expect(records.read('alice')).resolves.toEqual({ revocation: expect.objectContaining(revocation) });
		await expect(records.read('bob')).resolves.toHaveProperty('shown');
		expect(await cleanUp(at + 90 * day)).toBe(1);
		expect(await cleanUp(at + 90 * day + 1)).toBe(1);
		await expect(records.readKeys()).resolves.toEqual(['00']);
		await expect(records.lastCleanUp()).resolves.toBe(at);
	});

	it('reads one group at a time, and users are spread over all of them', async () => {
		for (let i = 0; i < 100; i++) {
			await records.write(`user-${i}`, 'shown', shown);
		}
		const groups = persistence.entries.map(({ keys }) => Number(keys[2].replace('misc group-', '')));
		// With 1,024 groups, some of 100 users may share one by chance.
		expect(new Set(groups).size).toBeGreaterThan(85);
		const size = groups.filter((group) => group === groups[0]).length;
		persistence.calls.length = 0;
		await expect(records.removeExpired(groups[0], 90, at + 2 * day)).resolves.toBe(size);
		expect(persistence.calls.filter((call) => call === 'readByAssociation')).toHaveLength(1);
	});
});

it('returns all signing keys: two instances may have made one each', async () => {
	await records.addKey('11');
	await records.addKey('22');
	await expect(records.readKeys()).resolves.toEqual(['11', '22']);
	expect(persistence.entries.map(({ keys }) => keys)).toEqual([['misc signing-key'], ['misc signing-key']]);
});

it('knows no last clean-up before the first, and stores one record ever after', async () => {
	await expect(records.lastCleanUp()).resolves.toBeUndefined();
	await records.recordCleanUp(at);
	await records.recordCleanUp(at + day);
	await expect(records.lastCleanUp()).resolves.toBe(at + day);
	expect(persistence.entries).toHaveLength(1);
});
