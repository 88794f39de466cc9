import fc from 'fast-check';

import { Handshake } from '../../../src/handshake/Handshake';
import type { Carrier, Confirmation, Ticket } from '../../../src/handshake/Ticket';
import { TicketSigner } from '../../../src/handshake/TicketSigner';
import type { RevocationRequest, SessionRevoker } from '../../../src/sessions/SessionRevoker';
import { FakeClock, FakeLog, FakeNotifier, MemoryUserRecords } from '../support/fakes';
import { ShownQuestions } from '../../../src/handshake/ShownQuestions';
import { keepRequest } from '../support/handshakeSetup';

/** A confirmation for oneself never counts as one about somebody else, nor the other way round. */

const store = { readKeys: async () => ['0f'.repeat(32)], addKey: async () => undefined };
const signer = new TicketSigner(store, (read) => read());
const clock = new FakeClock();

/** Ids and names as hosts make them, and text that tries to be part of the JSON around it. */
const text = fc.oneof(
	fc.stringMatching(/^[A-Za-z0-9]{17}$/),
	fc.string({ unit: 'grapheme', maxLength: 30 }),
	fc.constantFrom('', '"},"target":{"userId":"kim"', '","target":null,"x":"', '__proto__', 'target', '@all', '\u0000'),
);
const target = fc.record({ userId: text, username: text });
const own = fc.record({
	id: text,
	userId: fc.constant('alice'),
	roomId: text,
	language: text,
	askedAt: fc.constant(clock.now),
}) satisfies fc.Arbitrary<Ticket>;
const about = fc.tuple(own, target).map(([ticket, asked]): Ticket => ({ ...ticket, target: asked }));
const carrier = fc.constantFrom<Carrier>('picture', 'file');

function confirmed(tickets: fc.Arbitrary<Ticket>): fc.Arbitrary<Confirmation> {
	return fc.record({ ticket: tickets, id: text, at: fc.constant(clock.now), carrier });
}

/** Returns what the revoker is asked for if alice's client comes with this text; undefined if for nothing. */
async function requestedBy(confirmationText: string): Promise<RevocationRequest | undefined> {
	const requests: RevocationRequest[] = [];
	const revoker = {
		revoke: async (request: RevocationRequest) => {
			requests.push(request);
			return { tokenExpires: null, isRepeat: false };
		},
	} as Partial<SessionRevoker> as SessionRevoker;
	const handshake = new Handshake({
		...{ signer, revoker, records: new MemoryUserRecords(), notifier: new FakeNotifier(), log: new FakeLog() },
		...{ shownQuestions: new ShownQuestions(), canOfferFile: async () => true, clock: clock.read },
		findTarget: async (asked) => asked,
	});
	await handshake.keep(confirmationText, keepRequest());
	return requests[0];
}

it('what was confirmed about somebody reads as that, with the same user', async () => {
	await fc.assert(
		fc.asyncProperty(confirmed(about), async (confirmation) => {
			const written = await signer.write({ confirmation });
			expect((await signer.read(written)).confirmation?.ticket.target).toEqual(confirmation.ticket.target);
			expect((await requestedBy(written))?.target).toEqual(confirmation.ticket.target);
		}),
	);
});

it('what was confirmed for oneself reads as that', async () => {
	await fc.assert(
		fc.asyncProperty(confirmed(own), async (confirmation) => {
			const written = await signer.write({ confirmation });
			expect((await signer.read(written)).confirmation?.ticket).not.toHaveProperty('target');
			expect((await requestedBy(written))?.target).toBeUndefined();
		}),
	);
});

it('the target of another confirmation, put in or taken out, makes it read as nothing', async () => {
	await fc.assert(
		fc.asyncProperty(confirmed(own), confirmed(about), async (mine, theirs) => {
			const [ownText, aboutText] = [
				await signer.write({ confirmation: mine }),
				await signer.write({ confirmation: theirs }),
			];
			const [ownPayload, ownSignature] = ownText.split('.');
			const [aboutPayload, aboutSignature] = aboutText.split('.');
			const [added] = (await signer.write({ confirmation: withTarget(mine, theirs.ticket.target) })).split('.');
			const [removed] = (await signer.write({ confirmation: withTarget(theirs, undefined) })).split('.');
			for (const forged of [
				`${ownPayload}.${aboutSignature}`,
				`${aboutPayload}.${ownSignature}`,
				`${added}.${ownSignature}`,
				`${removed}.${aboutSignature}`,
			]) {
				expect(await signer.read(forged)).toEqual({});
				expect(await requestedBy(forged)).toBeUndefined();
			}
		}),
	);
});

it('any changed byte makes it read as nothing', async () => {
	const change = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 127 }) });
	await fc.assert(
		fc.asyncProperty(confirmed(fc.oneof(own, about)), change, async (confirmation, { at, by }) => {
			const bytes = Buffer.from(await signer.write({ confirmation }));
			bytes[at % bytes.length] ^= by;
			expect(await requestedBy(bytes.toString('latin1'))).toBeUndefined();
		}),
		{ numRuns: 200 },
	);
});

it('a question about somebody, which all clients of the administrator see, confirms nothing', async () => {
	await fc.assert(
		fc.asyncProperty(about, async (ticket) => {
			expect(await requestedBy(await signer.write({ ticket }))).toBeUndefined();
		}),
	);
});

function withTarget(confirmation: Confirmation, asked: Ticket['target']): Confirmation {
	return { ...confirmation, ticket: { ...confirmation.ticket, target: asked } };
}
