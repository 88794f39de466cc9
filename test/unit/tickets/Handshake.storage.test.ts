import type { RecordStore } from '../../../src/sessions/ports';
import type { Handshake } from '../../../src/tickets/Handshake';
import { confirm, cookies, HandshakeSetup, keepRequest } from './handshakeSetup';

let setup: HandshakeSetup;
let handshake: Handshake;

beforeEach(() => {
	setup = new HandshakeSetup();
	handshake = setup.instance();
});

/** From now on the storage fails in these operations. */
function breakStorage(...operations: (keyof RecordStore)[]): void {
	for (const operation of operations) {
		jest.spyOn(setup.store, operation).mockRejectedValue(new Error('the storage is down'));
	}
}

it('offers the file where it cannot be noted that the client loads pictures', async () => {
	const ticketText = await setup.asked(handshake, { seen: false });
	breakStorage('put');
	await handshake.seen(keepRequest(ticketText));
	expect(setup.log.lines.join()).toContain('the storage is down');
	expect(await confirm(handshake, ticketText)).toMatchObject({ carrier: 'file' });
});

it('refuses, and says so in the log, where another instance cannot read the key of the ticket', async () => {
	const { ticketText, secret } = await setup.confirmed(handshake);
	breakStorage('find');
	const { ticket, outcome } = await setup.instance().keep(keepRequest(ticketText, { secret }));
	expect(ticket).toBeUndefined();
	expect(outcome).toMatchObject({ kind: 'failed', failure: 'refused' });
	expect(setup.log.lines.join()).toContain('the storage is down');
	expect(setup.workspace.calls).toEqual([]);
});

it('refuses where the confirmation cannot be read', async () => {
	const { ticketText, secret } = await setup.confirmed(handshake);
	breakStorage('find');
	const { outcome } = await handshake.keep(keepRequest(ticketText, { secret }));
	expect(outcome).toMatchObject({ kind: 'failed', failure: 'refused', isNews: true });
	expect(setup.workspace.calls).toEqual([]);
});

it('refuses for the same reason where the refusal cannot be counted', async () => {
	const { ticketText, secret } = await setup.confirmed(handshake);
	breakStorage('add');
	const request = keepRequest(ticketText, { secret, cookieLogin: cookies('mallory', 'x') });
	expect((await handshake.keep(request)).outcome).toMatchObject({ failure: 'other_user' });
	expect(setup.log.lines.join()).toContain('the storage is down');
});
