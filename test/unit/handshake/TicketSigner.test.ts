import fc from 'fast-check';

import { KeyCache, SigningKeys } from '../../../src/tickets/SigningKeys';
import type { Ticket } from '../../../src/tickets/Ticket';
import { TicketSigner } from '../../../src/tickets/TicketSigner';
import { FakeClock } from '../support/fakes';
import { MemoryRecordStore } from '../support/MemoryRecordStore';

const ticket: Ticket = {
	id: '0123456789abcdef0123456789abcdef',
	userId: 'rbAXPnMktTFbNpwtJ',
	roomId: 'GENERAL',
	threadId: 'nNvgrJyb2yAKpAvBC',
	askedAt: Date.parse('2026-11-22T12:00:00.000Z'),
	language: 'pt-BR',
	utcOffset: -3,
};

let clock: FakeClock;
let store: MemoryRecordStore;

beforeEach(() => {
	clock = new FakeClock();
	store = new MemoryRecordStore();
});

function signer(): TicketSigner {
	return new TicketSigner(new SigningKeys(store, new KeyCache(), clock.read));
}

it.each<[string, Ticket]>([
	['in a thread', ticket],
	['in no thread', { ...ticket, threadId: undefined }],
	['with half an hour in its offset', { ...ticket, utcOffset: 5.5 }],
	['that knows of logins', { ...ticket, logins: { count: 4, since: 1, knownSince: 'period' }, lastRevokedAt: 0 }],
	[
		'that knows of a revocation',
		{ ...ticket, logins: { count: 0, since: 7, knownSince: 'revocation', keptUntil: 9 }, lastRevokedAt: 7 },
	],
	['of a room with an odd id', { ...ticket, roomId: 'ä"🎉\\&?#\u2028' }],
])('reads what it wrote: a ticket %s', async (_what, written) => {
	const text = await signer().write(written);
	expect(await signer().read(text)).toEqual(written);
});

it('writes text that needs no encoding in a URL and fits into one', async () => {
	const text = await signer().write(ticket);
	expect(text).toMatch(/^[\w-]+\.[\w-]{43}$/);
	expect(text.length).toBeLessThan(400);
});

it('accepts what an instance with another key wrote', async () => {
	const [one, two] = [signer(), signer()];
	const texts = await Promise.all([one.write(ticket), two.write({ ...ticket, userId: 'other' })]);
	expect(store.all()).toHaveLength(2);
	clock.pass(1000);
	for (const text of texts) {
		for (const each of [one, two]) expect(await each.read(text)).toBeDefined();
	}
});

it('refuses what was signed with a key that is not in the store', async () => {
	const foreign = new TicketSigner(new SigningKeys(new MemoryRecordStore(), new KeyCache(), clock.read));
	await signer().write(ticket);
	expect(await signer().read(await foreign.write(ticket))).toBeUndefined();
});

it('refuses a text with any one character changed, left out or added', async () => {
	const text = await signer().write(ticket);
	const reader = signer();
	for (let at = 0; at < text.length; at++) {
		const [before, after] = [text.slice(0, at), text.slice(at + 1)];
		const other = text[at] === 'A' ? 'B' : 'A';
		for (const damaged of [before + other + after, before + after, before + other + text.slice(at)]) {
			expect(await reader.read(damaged)).toBeUndefined();
		}
	}
});

it('refuses the payload of one ticket with the signature of another', async () => {
	const [mine, other] = [await signer().write(ticket), await signer().write({ ...ticket, userId: 'other' })];
	expect(await signer().read(`${other.split('.')[0]}.${mine.split('.')[1]}`)).toBeUndefined();
});

it.each([
	['nothing', ''],
	['a dot', '.'],
	['no signature', 'abc.'],
	['no payload', '.abc'],
	['no dot', 'abc'],
	['other letters', 'ä🎉.ü'],
	['a line break', 'a\n.b'],
	['far too much', 'a'.repeat(1_000_000)],
	['far too many dots', '.'.repeat(1_000_000)],
])('refuses %s', async (_what, text) => {
	await signer().write(ticket);
	expect(await signer().read(text)).toBeUndefined();
});

it('refuses what is longer than any ticket, whoever signed it', async () => {
	const text = await signer().write({ ...ticket, roomId: 'x'.repeat(2000) });
	expect(await signer().read(text)).toBeUndefined();
});

it('refuses a genuine ticket with something appended', async () => {
	const text = await signer().write(ticket);
	for (const rest of ['.', '.abc', ' ', '?download', '\0']) {
		expect(await signer().read(text + rest)).toBeUndefined();
	}
});

it('refuses any text that it did not write', async () => {
	const reader = signer();
	await reader.write(ticket);
	await fc.assert(
		fc.asyncProperty(fc.string(), fc.string(), async (payload, signature) => {
			expect(await reader.read(`${payload}.${signature}`)).toBeUndefined();
		}),
	);
});
