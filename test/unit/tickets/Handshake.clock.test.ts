import type { Handshake } from '../../../src/tickets/Handshake';
import { HandshakeSetup, confirm, keepRequest, token } from './handshakeSetup';

const second = 1000;
const hour = 3600 * second;

let setup: HandshakeSetup;
let handshake: Handshake;

beforeEach(() => {
	setup = new HandshakeSetup();
	handshake = setup.instance();
});

describe('a clock that is set', () => {
	it.each([
		['ahead by an hour', hour],
		['back by an hour', -hour],
	])('%s between the yes and the second picture ends the question; nobody is logged out', async (_how, jump) => {
		const { ticketText, secret } = await setup.confirmed(handshake);
		setup.clock.pass(jump);
		const { outcome } = await handshake.keep(keepRequest(ticketText, { secret }));
		expect(outcome).toMatchObject({ kind: 'failed', failure: 'expired' });
		expect(setup.workspace.calls).toEqual([]);
	});

	it.each([-hour, hour])('by %i ms after the work was done makes no old question do it again', async (jump) => {
		const { ticketText, secret } = await setup.confirmed(handshake);
		await handshake.keep(keepRequest(ticketText, { secret }));
		setup.clock.pass(jump);
		await handshake.keep(keepRequest(ticketText, { secret }));
		expect(setup.workspace.calls).toHaveLength(1);
	});

	it.each([-hour, hour])('by %i ms in between leaves the next question as good as any', async (jump) => {
		await setup.confirmed(handshake);
		setup.clock.pass(jump);
		const { ticketText, secret } = await setup.confirmed(handshake);
		const { outcome } = await handshake.keep(keepRequest(ticketText, { secret }));
		expect(outcome).toMatchObject({ kind: 'done' });
		expect(setup.workspace.calls).toMatchObject([{ userId: 'alice', authToken: token }]);
	});
});

/** An instance a little behind may still be in the minute before: it must find what the other one has just written. */
it.each([-30, -5, -1, -0.2, 0.2, 1, 5, 30])(
	'instances whose clocks differ by %d s take turns in one handshake',
	async (difference) => {
		const [ahead, behind] = [setup.instance(), setup.instance()];
		const on = <T>(which: Handshake, work: () => Promise<T>): Promise<T> => {
			setup.clock.now = Date.parse('2026-11-22T12:00:00.100Z') + (which === behind ? difference * second : 0);
			return work();
		};
		const ticketText = await on(ahead, () => setup.asked(ahead, { seen: true }));
		const { carrier, secret } = await on(behind, () => confirm(behind, ticketText));
		expect(carrier).toBe('picture');
		const { outcome } = await on(ahead, () => ahead.keep(keepRequest(ticketText, { secret })));
		expect(outcome).toMatchObject({ kind: 'done' });
		const again = await on(behind, () => behind.keep(keepRequest(ticketText, { secret })));
		expect(again.outcome).toMatchObject({ kind: 'done', isNews: false });
		expect(setup.workspace.calls).toHaveLength(1);
	},
);
