import fc from 'fast-check';

import { type Carrier, TicketSigner } from '../../../src/handshake/tickets';
import { anyText } from '../support/anyText';

const keys = ['0f'.repeat(32), 'f0'.repeat(32)];
const store = { readKeys: async () => [...keys], addKey: async () => undefined };
const signer = new TicketSigner(store, (read) => read());

/** Ids as hosts make them, and text that tries to be part of the JSON around it. */
const id = fc.oneof(
	fc.stringMatching(/^[A-Za-z0-9]{17}$/),
	fc.string({ unit: 'grapheme', maxLength: 10 }),
	fc.constantFrom('', '.', '"},"confirmation":{"id":"x"', '"},"target":{"userId":"kim"', '","target":null,"x":"'),
	fc.constantFrom('__proto__', 'target', '\u0000'),
);
const epochMs = fc.integer({ min: 0, max: 4e12 });
const ticket = fc.record(
	{
		id,
		userId: id,
		roomId: id,
		language: id,
		askedAt: epochMs,
		threadId: id,
		utcOffset: fc.integer({ min: -12, max: 14 }),
		target: fc.record({ userId: id, username: id }),
	},
	{ requiredKeys: ['id', 'userId', 'roomId', 'language', 'askedAt'] },
);
const confirmation = fc.record({ ticket, id, at: epochMs, carrier: fc.constantFrom<Carrier>('picture', 'file') });
const signed = fc.oneof(fc.record({ ticket }), fc.record({ confirmation }));

it('never reads a question as a confirmation or the other way round, and keeps the target', async () => {
	await fc.assert(
		fc.asyncProperty(signed, async (made) => {
			expect(await signer.read(await signer.write(made))).toEqual(made);
		}),
	);
});

it('reads nothing from a text with any byte changed', async () => {
	const change = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 127 }) });
	await fc.assert(
		fc.asyncProperty(signed, change, async (made, { at, by }) => {
			const bytes = Buffer.from(await signer.write(made));
			bytes[at % bytes.length] ^= by;
			expect(await signer.read(bytes.toString('latin1'))).toEqual({});
		}),
	);
});

it('reads nothing from a text with a part missing, doubled or of another text', async () => {
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

it('reads nothing from any other text, without an error', async () => {
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
