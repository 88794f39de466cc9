import { RunTime } from '../../../src/sessions/RunTime';
import { NotesCache, RecordNotes } from '../../../src/sessions/RecordNotes';
import { RecordRetention } from '../../../src/sessions/RecordRetention';
import type { Ticket } from '../../../src/tickets/Ticket';
import { ticketLifeMs } from '../../../src/tickets/Ticket';
import { TicketEvents } from '../../../src/tickets/TicketEvents';
import { FakeClock, FakeRules } from '../support/fakes';
import { MemoryRecordStore } from '../support/MemoryRecordStore';

const day = 24 * 60 * 60 * 1000;

let clock: FakeClock;
let store: MemoryRecordStore;
let events: TicketEvents;
let ticket: Ticket;

beforeEach(() => {
	clock = new FakeClock();
	store = new MemoryRecordStore();
	events = new TicketEvents(store, clock.read);
	ticket = { id: 'one', userId: 'alice', roomId: 'GENERAL', askedAt: clock.now, language: 'en', utcOffset: 0 };
});

it('know nothing of a new ticket', async () => {
	const history = await events.of(ticket);
	expect(history).toMatchObject({ isSeen: false, done: undefined, recentRevocations: [] });
	expect(history.confirmedWith('')).toBeUndefined();
});

it('are those of one ticket of one user', async () => {
	await events.seen({ ...ticket, id: 'two' });
	await events.seen({ ...ticket, userId: 'bob' });
	const secret = await events.confirmed({ ...ticket, id: 'two' }, 'picture');
	const history = await events.of(ticket);
	expect(history.isSeen).toBe(false);
	expect(history.confirmedWith(secret)).toBeUndefined();
});

it('know each confirmation by its secret', async () => {
	const [file, picture] = [await events.confirmed(ticket, 'file'), await events.confirmed(ticket, 'picture')];
	const history = await events.of(ticket);
	expect(history.confirmedWith(file)?.carrier).toBe('file');
	expect(history.confirmedWith(picture)?.carrier).toBe('picture');
	expect(history.confirmedWith(`${file} `)).toBeUndefined();
});

it('are not lost where many come at once', async () => {
	const secrets = await Promise.all(Array.from({ length: 20 }, () => events.confirmed(ticket, 'picture')));
	await Promise.all(Array.from({ length: 20 }, () => events.seen(ticket)));
	const history = await events.of(ticket);
	expect(new Set(secrets).size).toBe(20);
	expect(secrets.every((secret) => history.confirmedWith(secret))).toBe(true);
});

it('never hold a secret in clear', async () => {
	const secret = await events.confirmed(ticket, 'file');
	expect(JSON.stringify(store.all())).not.toContain(secret);
});

it.each([0, 1, 29_999, 30_000, 59_999])(
	'are found as long as the ticket lives, %p ms into a minute',
	async (offset) => {
		clock.pass(offset);
		await events.seen(ticket);
		clock.pass(ticketLifeMs);
		await expect(events.of(ticket)).resolves.toMatchObject({ isSeen: true });
		clock.pass(2 * 60_000);
		await expect(events.of(ticket)).resolves.toMatchObject({ isSeen: false });
	},
);

it('are removed with the other old records', async () => {
	await events.seen(ticket);
	await events.confirmed(ticket, 'picture');
	clock.pass(92 * day);
	await events.seen(ticket);
	const notes = new RecordNotes(store, new NotesCache(), clock.read);
	await new RecordRetention(store, notes, new FakeRules(90), clock.read).removeOldRecords(new RunTime(clock.read));
	const kinds = store.all().map((record) => (record as { kind?: string }).kind);
	expect(kinds.filter(Boolean)).toEqual(['ticket-seen']);
});
