import type { Handshake } from '../../../src/tickets/Handshake';
import type { KeepRequest } from '../../../src/tickets/KeepRequest';
import type { Confirmed } from './handshakeSetup';
import { confirm, cookies, expiry, HandshakeSetup, keepRequest, question, token } from './handshakeSetup';

let setup: HandshakeSetup;
let handshake: Handshake;

beforeEach(() => {
	setup = new HandshakeSetup();
	handshake = setup.instance();
});

afterEach(() => {
	expect(JSON.stringify(setup.store.all()) + setup.log.lines.join()).not.toContain(token);
});

const done = { kind: 'done', until: expiry, isNews: true, others: {} };
/** Asking once more does nothing, so there is nothing to tell of others. */
const doneBefore = { kind: 'done', until: expiry, isNews: false };

async function keep(
	{ ticketText, secret }: Pick<Confirmed, 'ticketText' | 'secret'>,
	different: Partial<KeepRequest> = {},
): Promise<unknown> {
	return (await handshake.keep(keepRequest(ticketText, { secret, ...different }))).outcome;
}

it('keeps the client whose cookies come with the second picture', async () => {
	const { ticketText, secret } = await setup.confirmed(handshake);
	const request = keepRequest(ticketText, { secret, client: { address: { realIp: '192.0.2.7' } } });
	const { ticket, outcome } = await handshake.keep(request);
	expect(outcome).toEqual(done);
	expect(ticket).toMatchObject(question);
	expect(setup.workspace.calls).toEqual([{ userId: 'alice', authToken: token, address: { realIp: '192.0.2.7' } }]);
});

it('keeps a client for good whose token never expires', async () => {
	setup.workspace.answer = () => null;
	const confirmed = await setup.confirmed(handshake);
	expect(await keep(confirmed)).toEqual({ ...done, until: null });
	expect(await keep(confirmed)).toEqual({ ...doneBefore, until: null });
});

it('costs five operations of the persistence and one call of the workspace', async () => {
	// The key that tickets are signed with is made once in the life of a workspace.
	await handshake.ask(question);
	setup.store.calls.length = 0;

	await keep(await setup.confirmed(handshake));

	// The first picture; the yes; the second picture.
	expect(setup.store.calls).toEqual(['put', 'find', 'add', 'find', 'put']);
	expect(setup.workspace.calls).toHaveLength(1);
});

it('stores the secret as a hash only, and gives a new one with each yes', async () => {
	const { ticketText, secret } = await setup.confirmed(handshake);
	const { secret: other } = await confirm(handshake, ticketText);
	expect(secret).toMatch(/^[\w-]{43}$/);
	expect(other).not.toBe(secret);
	expect(JSON.stringify(setup.store.all())).not.toContain(secret);
});

describe('once it has been done', () => {
	let confirmed: Confirmed;
	beforeEach(async () => {
		confirmed = await setup.confirmed(handshake);
		expect(await keep(confirmed)).toEqual(done);
	});
	afterEach(() => expect(setup.workspace.calls).toHaveLength(1));

	it('shows the same client the same outcome, without doing it again', async () => {
		expect(await keep(confirmed)).toEqual(doneBefore);
	});

	it('shows it also after another yes to the same question', async () => {
		const { secret } = await confirm(handshake, confirmed.ticketText);
		expect(await keep({ ticketText: confirmed.ticketText, secret })).toEqual(doneBefore);
	});

	it('tells another client that it came too late', async () => {
		const outcome = await keep(confirmed, { cookieLogin: cookies('alice', 'another-token-of-alice') });
		expect(outcome).toEqual({ kind: 'failed', failure: 'used', isNews: true });
	});
});

describe('does nothing', () => {
	const nothing = (failure: string, isNews = true) => ({ kind: 'failed', failure, isNews });
	afterEach(() => expect(setup.workspace.calls).toEqual([]));

	it('with the first picture', async () => {
		await setup.asked(handshake, { seen: true });
	});

	it('with a question nobody has answered', async () => {
		const ticketText = await setup.asked(handshake, { seen: true });
		expect(await keep({ ticketText, secret: 'guessed' })).toEqual(nothing('expired', false));
	});

	it.each([['guessed'], [''], ['x'.repeat(10_000)], ['ä🎉']])('with the secret %p', async (secret) => {
		expect(await keep({ ...(await setup.confirmed(handshake)), secret })).toEqual(nothing('expired', false));
	});

	it('with the secret of another question', async () => {
		const [mine, other] = [await setup.confirmed(handshake), await setup.confirmed(handshake)];
		expect(await keep({ ...mine, secret: other.secret })).toEqual(nothing('expired', false));
	});

	it.each([[''], ['null'], ['undefined'], ['a%20b']])('with the token %p in the cookie', async (value) => {
		const outcome = await keep(await setup.confirmed(handshake), { cookieLogin: cookies('alice', value) });
		expect(outcome).toEqual(nothing('unidentified'));
	});

	it('with the login of somebody else', async () => {
		const outcome = await keep(await setup.confirmed(handshake), {
			cookieLogin: cookies('mallory', 'token-of-mallory'),
		});
		expect(outcome).toEqual(nothing('other_user'));
	});

	it('with a login that only the query brings, where the picture was to bring it', async () => {
		const logins = { cookieLogin: undefined, queryLogin: { userId: 'alice', authToken: token } };
		expect(await keep(await setup.confirmed(handshake), logins)).toEqual(nothing('unidentified'));
	});

	it('when somebody else answers the question', async () => {
		const ticketText = await setup.asked(handshake, { seen: true });
		await expect(handshake.confirm(ticketText, 'mallory')).resolves.toBeUndefined();
	});

	it.each([[''], ['text'], ['a.b'], ['view-id-of-another-app']])('with %p in place of a ticket', async (ticketText) => {
		await handshake.seen(keepRequest(ticketText));
		await expect(handshake.confirm(ticketText, 'alice')).resolves.toBeUndefined();
		const { ticket, outcome } = await handshake.keep(keepRequest(ticketText, { secret: 'x' }));
		expect([ticket, outcome]).toEqual([undefined, nothing('expired', false)]);
		expect(setup.store.calls.filter((call) => call !== 'find')).toEqual([]);
	});
});
