import fc from 'fast-check';

import type { Carrier } from '../../../src/handshake/Ticket';
import { TicketSigner } from '../../../src/handshake/TicketSigner';
import { anyText } from '../support/anyText';

const keys = ['0f'.repeat(32), 'f0'.repeat(32)];
const store = { readKeys: async () => [...keys], addKey: async () => undefined };
const signer = new TicketSigner(store, (read) => read());

/** Ids as hosts make them, and text that tries to look like something else. */
const id = fc.oneof(
	fc.stringMatching(/^[A-Za-z0-9]{17}$/),
	fc.string({ unit: 'grapheme', maxLength: 30 }),
	fc.constantFrom('', '.', '"},"confirmation":{"id":"x"', '__proto__', '\u0000'),
);
const epochMs = fc.integer({ min: 0, max: 4e12 });
const ticket = fc.record({ id, userId: id, roomId: id, language: id, askedAt: epochMs }).chain((given) =>
	fc.record({ threadId: id, utcOffset: fc.integer({ min: -12, max: 14 }) }, { requiredKeys: [] }).map((more) => ({
		...{ ...given, ...more },
	})),
);
const confirmation = fc.record({ ticket, id, at: epochMs, carrier: fc.constantFrom<Carrier>('picture', 'file') });
const signed = fc.oneof(
	ticket.map((made) => ({ ticket: made })),
	confirmation.map((made) => ({ confirmation: made })),
);

it('a question never reads as a confirmation, nor the other way round', async () => {
	await fc.assert(
		fc.asyncProperty(signed, async (made) => {
			const read = await signer.read(await signer.write(made));
			expect(Object.keys(read)).toEqual(Object.keys(made));
			expect(read).toEqual(made);
		}),
	);
});

it('a text with any byte changed reads as nothing', async () => {
	const change = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 127 }) });
	await fc.assert(
		fc.asyncProperty(signed, change, async (made, { at, by }) => {
			const bytes = Buffer.from(await signer.write(made));
			bytes[at % bytes.length] ^= by;
			expect(await signer.read(bytes.toString('latin1'))).toEqual({});
		}),
		{ numRuns: 200 },
	);
});

it('a text with a part missing, twice or put together from two reads as nothing', async () => {
	await fc.assert(
		fc.asyncProperty(signed, signed, fc.nat(), async (a, b, cut) => {
			const [first, second] = [await signer.write(a), await signer.write(b)];
			fc.pre(first !== second);
			const at = cut % first.length;
			const [payload] = first.split('.');
			const [, signature] = second.split('.');
			for (const text of [first.slice(0, at), first.slice(at + 1), first + second, `${payload}.${signature}`]) {
				expect(await signer.read(text)).toEqual({});
			}
		}),
	);
});

it('any other text reads as nothing, without an error', async () => {
	const text = fc.oneof(
		anyText(300),
		fc.tuple(fc.base64String(), fc.base64String()).map((parts) => parts.join('.')),
	);
	await fc.assert(
		fc.asyncProperty(text, async (foreign) => {
			expect(await signer.read(foreign)).toEqual({});
		}),
	);
});
