import { type Confirmation, type Ticket, TicketSigner } from '../../../src/handshake/tickets';
import { hmac } from '../../../src/lib/hashes';

const ticket: Ticket = {
	id: 'question',
	userId: 'alice',
	roomId: 'GENERAL',
	threadId: 'thread',
	language: 'pt-BR',
	utcOffset: 5.75,
	askedAt: Date.parse('2026-11-22T12:00:00.000Z'),
};
const confirmation: Confirmation = { ticket, id: 'yes', at: ticket.askedAt + 1000, carrier: 'file' };

/** The signer of a process of its own, which shares nothing with others but the stored keys. */
function signerWith(keys: string[], add = (key: string): unknown => keys.push(key)): TicketSigner {
	const store = { readKeys: async () => [...keys], addKey: async (key: string) => void add(key) };
	return new TicketSigner(store, (read) => read());
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

it.each([{ ticket }, { ticket: { ...ticket, threadId: undefined, utcOffset: undefined } }, { confirmation }])(
	'reads back what it wrote, also in another process: %j',
	async (signed) => {
		const keys: string[] = [];
		const text = await signerWith(keys).write(signed);
		await expect(signerWith(keys).read(text)).resolves.toEqual(JSON.parse(JSON.stringify(signed)));
	},
);

it('writes what can stand in a URL, in a CSS background and in the id of a view', async () => {
	const signer = signerWith([]);
	expect(await signer.write({ ticket })).toMatch(/^[\w-]+\.[\w-]{43}$/);
	expect(await signer.write({ confirmation })).toMatch(/^[\w-]+\.[\w-]{43}$/);
});

it('reads back the longest ids there are', async () => {
	const long = {
		...ticket,
		id: 'x'.repeat(16),
		userId: 'u'.repeat(64),
		roomId: 'r'.repeat(128),
		threadId: 't'.repeat(64),
	};
	const signer = signerWith([]);
	const text = await signer.write({ confirmation: { ...confirmation, ticket: long } });
	await expect(signer.read(text)).resolves.toMatchObject({ confirmation: { ticket: long } });
});

describe('a text that this app did not write', () => {
	const signer = signerWith([]);
	let text: string;
	let payload: string;
	let signature: string;

	beforeAll(async () => {
		text = await signer.write({ ticket });
		[payload, signature] = text.split('.');
	});

	it.each<[string, () => string]>([
		['nothing', () => ''],
		['a dot', () => '.'],
		['the payload alone', () => payload],
		['the payload without a signature', () => `${payload}.`],
		['the signature alone', () => `.${signature}`],
		['a third part', () => `${text}.${signature}`],
		['a dot at the end', () => `${text}.`],
		['the signature in other letters', () => `${payload}.${signature.toLowerCase()}`],
		['padding behind the signature', () => `${text}=`],
		['another user', () => `${encoded({ ticket: { ...ticket, userId: 'bob' } })}.${signature}`],
		['a question made a confirmation', () => `${encoded({ confirmation })}.${signature}`],
		['the same payload with another key', () => `${payload}.${hmac('ab'.repeat(32), payload)}`],
		['the same payload with an empty key', () => `${payload}.${hmac('', payload)}`],
		['many dots', () => '.'.repeat(1999)],
	])('%s is neither a question nor a confirmation', async (_what, forged) => {
		await expect(signer.read(forged())).resolves.toEqual({});
	});

	it('of more than 8,000 characters is not looked at, even if it is genuine', async () => {
		const huge = await signer.write({ ticket: { ...ticket, roomId: 'r'.repeat(8000) } });
		await expect(signer.read(huge)).resolves.toEqual({});
	});

	it('is read back however long the ids of a host are', async () => {
		const id = '한'.repeat(200);
		const long = { ...ticket, userId: id, roomId: id, threadId: id, targetId: id };
		await expect(signer.read(await signer.write({ ticket: long }))).resolves.toEqual({ ticket: long });
	});
});

describe('the keys', () => {
	it('are made at the first use: 256 bits, once', async () => {
		const keys: string[] = [];
		await signerWith(keys).write({ ticket });
		await signerWith(keys).write({ ticket });
		expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
	});

	it('all count if two instances made one each at the same moment', async () => {
		const stored = ['22'.repeat(32), '11'.repeat(32)];
		const texts = await Promise.all(stored.map((key) => signerWith([key]).write({ confirmation })));
		for (const text of texts) {
			await expect(signerWith([...stored]).read(text)).resolves.toEqual({ confirmation });
		}
	});

	it('sign alike on all instances, in whatever order the storage returns them', async () => {
		const [a, b] = ['22'.repeat(32), '11'.repeat(32)];
		const texts = [await signerWith([a, b]).write({ ticket }), await signerWith([b, a]).write({ ticket })];
		expect(texts[0]).toBe(texts[1]);
	});

	it('that the storage does not keep are an error, not a signature nobody can check', async () => {
		const signer = signerWith([], () => undefined);
		await expect(signer.write({ ticket })).rejects.toThrow('did not keep the signing key');
		await expect(signer.read('a.b')).rejects.toThrow('did not keep the signing key');
	});
});
