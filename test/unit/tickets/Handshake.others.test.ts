import type { Handshake } from '../../../src/tickets/Handshake';
import { confirm, HandshakeSetup, keepRequest, question } from './handshakeSetup';

let setup: HandshakeSetup;
let handshake: Handshake;

beforeEach(() => {
	setup = new HandshakeSetup();
	handshake = setup.instance();
});

const day = 24 * 60 * 60 * 1000;

/** What the user is told of the others after a question that knew this of their logins. */
async function othersAfter(known: Partial<Parameters<Handshake['ask']>[0]>): Promise<unknown> {
	const ticketText = await handshake.ask({ ...question, ...known });
	await handshake.seen(keepRequest(ticketText));
	const { secret } = await confirm(handshake, ticketText);
	const client = { address: { realIp: '192.0.2.7' }, program: 'Firefox' };
	const { outcome } = await setup.instance().keep(keepRequest(ticketText, { secret, client }));
	return outcome.kind === 'done' ? outcome.others : outcome;
}

it('are told as the workspace lists them', async () => {
	const chrome = { device: 'Chrome', address: '10.1.2.3', loginAt: setup.clock.now - 2 * day };
	const firefox = { device: 'Firefox', address: '192.0.2.7', loginAt: setup.clock.now };
	setup.workspace.list = { sessions: [firefox, chrome], total: 2 };
	await expect(othersAfter({ lastRevokedAt: 0 })).resolves.toMatchObject({ closed: { closed: [chrome], atMost: 1 } });
});

it('are counted by the logins that were known when the question was asked, on whatever instance the answer lands', async () => {
	const logins = { count: 4, since: setup.clock.now - 90 * day, knownSince: 'period' } as const;
	await expect(othersAfter({ logins, lastRevokedAt: 0 })).resolves.toEqual({ closed: undefined, ended: { atMost: 3 } });
	expect(setup.workspace.listCalls).toBe(1);
});

it('are not asked for where the history could not be read: what ended long ago would be told as new', async () => {
	setup.workspace.list = { sessions: [], total: 0 };
	await expect(othersAfter({})).resolves.toEqual({});
	expect(setup.workspace.listCalls).toBe(0);
});
