import type { Handshake } from '../../../src/handshake/Handshake';
import type { KeepRequest } from '../../../src/handshake/KeepRequest';
import { failing } from '../support/fakes';
import { expiry, HandshakeSetup, keepRequest, question, textOf, token } from '../support/handshakeSetup';

let setup: HandshakeSetup;
let handshake: Handshake;

beforeEach(() => {
	setup = new HandshakeSetup();
	handshake = setup.instance();
});

/** Returns what comes after alice's confirmation of a question. */
async function byOf(ticketText: string): Promise<string | undefined> {
	return (await handshake.confirm(ticketText, 'alice'))?.by;
}

describe('the question', () => {
	it('stores nothing, and gets an id and a time', async () => {
		const { ticket } = await setup.ask(handshake, { isShown: false });
		expect(setup.records.steps).toEqual([]);
		expect(ticket).toEqual({ ...question, id: expect.any(String), askedAt: setup.clock.now });
	});

	it('is never the same twice', async () => {
		const texts = await Promise.all([handshake.ask(question), handshake.ask(question)]);
		expect(new Set(texts.map(({ ticketText }) => ticketText)).size).toBe(2);
	});
});

describe('the first picture', () => {
	it('records that the client of the user identifies itself', async () => {
		const { ticket } = await setup.ask(handshake, { isShown: true });
		const shown = { ticketId: ticket.id, at: setup.clock.now, carrier: 'picture' };
		expect(setup.records.users.alice.shown).toEqual(shown);
		await expect(setup.instance().isShown(ticket)).resolves.toBe(true);
	});

	it.each<[string, Partial<KeepRequest>]>([
		['no login', { cookieLogin: undefined }],
		['a login in the query only', { cookieLogin: undefined, queryLogin: { userId: 'alice', authToken: token } }],
		['a picture opened in a tab', { fetchSite: 'none' }],
	])('records nothing of %s, but reports the window', async (_what, different) => {
		const { ticket, ticketText } = await setup.ask(handshake, { isShown: false });
		const { shown } = setup.shownQuestions.expect(ticket.id);
		await handshake.pictureAsked(ticketText, keepRequest(different));
		await expect(shown).resolves.toBeUndefined();
		expect(setup.records.steps).toEqual([]);
	});

	it.each<[string, Partial<KeepRequest>]>([
		["another user's login", { cookieLogin: { userId: 'bob', authToken: token } }],
		['two logins', { cookieLogin: 'ambiguous' }],
	])(
		'records that a client sends %s, so the second picture says why it fails, without a file first',
		async (_what, different) => {
			const { ticketText } = await setup.ask(handshake, { isShown: false });
			await handshake.pictureAsked(ticketText, keepRequest(different));
			expect(await byOf(ticketText)).toBe('picture');
		},
	);

	it('does nothing for a text that nobody signed', async () => {
		await handshake.pictureAsked('a.b', keepRequest());
		expect(setup.records.steps).toEqual([]);
	});

	it('does nothing for an expired question', async () => {
		const { ticketText } = await setup.ask(handshake, { isShown: false });
		setup.clock.pass(121_000);
		await handshake.pictureAsked(ticketText, keepRequest());
		expect(setup.records.steps).toEqual([]);
	});
});

describe('the confirmation', () => {
	it('leads to the picture if the client identified itself, on any instance', async () => {
		const { ticketText } = await setup.ask(handshake, { isShown: true });
		handshake = setup.instance();
		expect(await byOf(ticketText)).toBe('picture');
	});

	it('leads to the file if it did not', async () => {
		const { ticketText } = await setup.ask(handshake, { isShown: false });
		expect(await byOf(ticketText)).toBe('file');
	});

	it('leads to no second file if one was offered for the question', async () => {
		const { ticket, ticketText } = await setup.ask(handshake, { isShown: false });
		await expect(handshake.offerFile(ticket)).resolves.toMatch(/^[\w-]+\.[\w-]+$/);
		expect(await byOf(ticketText)).toBe('file-offered');
	});

	it('leads to a file of its own if the one that was offered belongs to another question', async () => {
		const other = await setup.ask(handshake, { isShown: false });
		await handshake.offerFile(other.ticket);
		const { ticketText } = await setup.ask(handshake, { isShown: false });
		expect(await byOf(ticketText)).toBe('file');
	});

	it('leads to the picture if it was seen after the file was offered', async () => {
		const { ticket, ticketText } = await setup.ask(handshake, { isShown: false });
		await handshake.offerFile(ticket);
		await handshake.pictureAsked(ticketText, keepRequest());
		expect(await byOf(ticketText)).toBe('picture');
	});

	it('leads to the picture if no file can be offered, whatever another session of the user has done meanwhile', async () => {
		setup.fileProblem = 'files-not-protected';
		const { ticket, ticketText } = await setup.ask(handshake, { isShown: true });
		await setup.ask(setup.instance(), { isShown: true });
		expect(await byOf(ticketText)).toBe('picture');
		await expect(handshake.offerFile(ticket)).resolves.toBeUndefined();
	});

	it('proves that there was a window, on any instance, also if its picture never came', async () => {
		const { ticket, ticketText } = await setup.ask(handshake, { isShown: false });
		const { shown } = setup.shownQuestions.expect(ticket.id);
		await expect(handshake.isShown(ticket)).resolves.toBe(false);
		await handshake.confirm(ticketText, 'alice');
		await expect(shown).resolves.toBeUndefined();
		await expect(setup.instance().isShown(ticket)).resolves.toBe(true);
	});

	it('still leads to the picture if it was seen and no file can be offered', async () => {
		setup.fileProblem = 'no-site-url';
		const { ticketText } = await setup.ask(handshake, { isShown: true });
		expect(await byOf(ticketText)).toBe('picture');
		expect(await byOf(ticketText)).toBe('picture');
	});

	it.each([
		['that nobody signed', async () => 'a.b'],
		["of another user's", async () => (await handshake.ask({ ...question, userId: 'bob' })).ticketText],
		['that is a confirmation', () => setup.confirm(handshake)],
	])('to a question %s is not taken', async (_what, text) => {
		expect(await byOf(await text())).toBeUndefined();
	});

	it.each([
		[120_000, true],
		[120_001, false],
		[-120_000, true],
		[-120_001, false],
	])('is taken %p ms after the question: %p', async (ms, isTaken) => {
		const { ticketText } = await setup.ask(handshake, { isShown: true });
		setup.clock.pass(ms);
		expect((await byOf(ticketText)) !== undefined).toBe(isTaken);
	});
});

describe('after a confirmation that led nowhere', () => {
	it('offers the file if it was a picture', async () => {
		const { ticketText } = await setup.ask(handshake, { isShown: true });
		expect(await byOf(ticketText)).toBe('picture');
		// The phone loads the second picture without a login, or not at all.
		expect(await byOf(ticketText)).toBe('file');
		const next = await setup.ask(handshake, { isShown: true });
		expect(await byOf(next.ticketText)).toBe('file');
	});

	it.each([
		['picture', 'worked', () => expiry],
		['picture', 'was used up with an unknown outcome', failing('no-answer')],
		['file', 'was refused and not used up', failing('rate-limited')],
	])('goes by the %s after a confirmation that %s', async (by, _what, answer) => {
		setup.workspace.answer = answer;
		await handshake.keep(await setup.confirm(handshake), keepRequest());
		const { ticketText } = await setup.ask(handshake, { isShown: true });
		expect(await byOf(ticketText)).toBe(by);
	});

	it('does not count an unused offer as a confirmation that came to nothing', async () => {
		const unanswered = await setup.ask(handshake, { isShown: false });
		await handshake.offerFile(unanswered.ticket);
		const { ticketText } = await setup.ask(handshake, { isShown: true });
		expect(await byOf(ticketText)).toBe('picture');
	});
});

describe('storage that fails', () => {
	it('leads to the file, which works', async () => {
		const { ticketText } = await setup.ask(handshake, { isShown: true });
		setup.records.isOutOfOrder = true;
		const text = textOf(await handshake.confirm(ticketText, 'alice'), 'file');
		await expect(handshake.keep(text, keepRequest())).resolves.toMatchObject({
			ending: { outcome: 'done', validUntil: expiry },
		});
	});

	it('counts no question as shown', async () => {
		const { ticket } = await setup.ask(handshake, { isShown: true });
		setup.records.isOutOfOrder = true;
		await expect(handshake.isShown(ticket)).resolves.toBe(false);
	});
});

describe('the place of a question', () => {
	it('is known after it is over, to say so there', async () => {
		const { ticketText } = await setup.ask(handshake, { isShown: true });
		setup.clock.pass(121_000);
		await expect(handshake.placeOf(ticketText, 'alice')).resolves.toMatchObject({ userId: 'alice', roomId: 'GENERAL' });
	});

	it.each([
		["another user's", async () => (await handshake.ask({ ...question, userId: 'bob' })).ticketText],
		['nobody signed', async () => 'a.b'],
	])('is unknown if it is %s', async (_what, text) => {
		await expect(handshake.placeOf(await text(), 'alice')).resolves.toBeUndefined();
	});
});
