import type { Handshake } from '../../../src/tickets/Handshake';
import { ticketLifeMs } from '../../../src/tickets/Ticket';
import { confirm, cookies, HandshakeSetup, keepRequest, token } from './handshakeSetup';

let setup: HandshakeSetup;
let handshake: Handshake;

beforeEach(() => {
	setup = new HandshakeSetup();
	handshake = setup.instance();
});

describe('how the client is to bring its login', () => {
	it('is by picture where the first one came with the login of the user', async () => {
		expect(await setup.confirmed(handshake, { seen: true })).toMatchObject({ carrier: 'picture' });
	});

	it('is by file where the first picture was never asked for', async () => {
		expect(await setup.confirmed(handshake, { seen: false })).toMatchObject({ carrier: 'file' });
	});

	it.each([
		['without a login', { cookieLogin: undefined }],
		['with a login in the query', { cookieLogin: undefined, queryLogin: { userId: 'alice', authToken: token } }],
		['with a stranger\u2019s login', { cookieLogin: cookies('mallory', 'x') }],
		['by a page of another site', { fetchSite: 'cross-site' }],
	])('is by file where it was asked for %s', async (_how, different) => {
		const ticketText = await setup.asked(handshake, { seen: false });
		await handshake.seen(keepRequest(ticketText, different));
		expect(await confirm(handshake, ticketText)).toMatchObject({ carrier: 'file' });
	});

	it('changes with the next yes where the first picture comes late', async () => {
		const { ticketText, carrier, secret } = await setup.confirmed(handshake, { seen: false });
		await handshake.seen(keepRequest(ticketText));
		const again = await confirm(handshake, ticketText);
		expect([carrier, again.carrier]).toEqual(['file', 'picture']);
		for (const each of [secret, again.secret]) {
			const { outcome } = await handshake.keep(keepRequest(ticketText, { secret: each }));
			expect(outcome.kind).toBe('done');
		}
		expect(setup.workspace.calls).toHaveLength(1);
	});

	it('by file prefers what the app appended over cookies that may be old', async () => {
		const { ticketText, secret } = await setup.confirmed(handshake, { seen: false });
		const logins = { cookieLogin: cookies('alice', 'old'), queryLogin: { userId: 'alice', authToken: token } };
		await handshake.keep(keepRequest(ticketText, { secret, ...logins }));
		expect(setup.workspace.calls).toMatchObject([{ authToken: token }]);
	});

	it('by file takes the cookies of a browser in which it was opened', async () => {
		const { ticketText, secret } = await setup.confirmed(handshake, { seen: false });
		const { outcome } = await handshake.keep(keepRequest(ticketText, { secret, fetchSite: 'none' }));
		expect(outcome.kind).toBe('done');
	});
});

// Who asked, by `Sec-Fetch-Site`, and whether each request of the handshake is heard.
describe.each([
	[undefined, { picture: true, file: true }],
	['same-origin', { picture: true, file: true }],
	['none', { picture: false, file: true }],
	['same-site', { picture: false, file: false }],
	['cross-site', { picture: false, file: false }],
	['something-new', { picture: false, file: false }],
])('a request from the site %p', (fetchSite, heard) => {
	it(`is ${heard.picture ? 'heard' : 'ignored'} as the first picture`, async () => {
		const ticketText = await setup.asked(handshake, { seen: false });
		await handshake.seen(keepRequest(ticketText, { fetchSite }));
		expect((await confirm(handshake, ticketText)).carrier).toBe(heard.picture ? 'picture' : 'file');
	});

	it.each(['picture', 'file'] as const)('is %s: heard or refused', async (carrier) => {
		const { ticketText, secret } = await setup.confirmed(handshake, { seen: carrier === 'picture' });
		const { outcome } = await handshake.keep(keepRequest(ticketText, { secret, fetchSite }));
		expect(outcome).toMatchObject(heard[carrier] ? { kind: 'done' } : { failure: 'other_site', isNews: true });
		expect(setup.workspace.calls).toHaveLength(heard[carrier] ? 1 : 0);
	});
});

describe('two questions at once', () => {
	it.each([
		['the first', [0, 1]],
		['the second', [1, 0]],
	])('each keep their own client, %s answered first', async (_which, order) => {
		const both = [await setup.confirmed(handshake), await setup.confirmed(setup.instance())];
		const tokens = ['token-of-one', 'token-of-two'];
		for (const n of order) {
			const { ticketText, secret } = both[n];
			const request = keepRequest(ticketText, { secret, cookieLogin: cookies('alice', tokens[n]) });
			expect((await setup.instance().keep(request)).outcome).toMatchObject({ kind: 'done', isNews: true });
		}
		expect(setup.workspace.calls.map(({ authToken }) => authToken)).toEqual(order.map((n) => tokens[n]));
	});

	it('on instances that start at the same time are both answered on any of them', async () => {
		const instances = [setup.instance(), setup.instance()];
		const tickets = await Promise.all(instances.map((each) => setup.asked(each, { seen: true })));
		for (const ticketText of tickets) {
			for (const each of instances) expect(await confirm(each, ticketText)).toMatchObject({ carrier: 'picture' });
		}
	});
});

describe('the life of a ticket', () => {
	it('is two minutes for the yes', async () => {
		const ticketText = await setup.asked(handshake, { seen: true });
		setup.clock.pass(ticketLifeMs);
		await expect(handshake.confirm(ticketText, 'alice')).resolves.toBeDefined();
		setup.clock.pass(1);
		await expect(handshake.confirm(ticketText, 'alice')).resolves.toBeUndefined();
	});

	it('is two minutes for what follows the yes', async () => {
		const { ticketText, secret } = await setup.confirmed(handshake);
		setup.clock.pass(ticketLifeMs + 1);
		const { outcome } = await handshake.keep(keepRequest(ticketText, { secret }));
		expect(outcome).toEqual({ kind: 'failed', failure: 'expired', isNews: false });
		setup.clock.pass(-1);
		expect((await handshake.keep(keepRequest(ticketText, { secret }))).outcome.kind).toBe('done');
	});

	it('bears clocks of instances that differ, but no ticket from the future', async () => {
		const ticketText = await setup.asked(handshake, { seen: false });
		setup.clock.pass(-ticketLifeMs);
		await expect(handshake.confirm(ticketText, 'alice')).resolves.toBeDefined();
		setup.clock.pass(-1);
		await expect(handshake.confirm(ticketText, 'alice')).resolves.toBeUndefined();
	});

	it('leaves no trace of a first picture that comes too late', async () => {
		const ticketText = await setup.asked(handshake, { seen: false });
		setup.clock.pass(ticketLifeMs + 1);
		setup.store.calls.length = 0;
		await handshake.seen(keepRequest(ticketText));
		expect(setup.store.calls).toEqual([]);
	});
});
