import { RevocationError, type RevocationFailure } from '../../../src/sessions/RevocationError';
import type { Handshake } from '../../../src/tickets/Handshake';
import { confirm, type Confirmed, expiry, HandshakeSetup, keepRequest } from './handshakeSetup';

let setup: HandshakeSetup;
let handshake: Handshake;

beforeEach(() => {
	setup = new HandshakeSetup();
	handshake = setup.instance();
});

async function keep({ ticketText, secret }: Pick<Confirmed, 'ticketText' | 'secret'>): Promise<unknown> {
	return (await handshake.keep(keepRequest(ticketText, { secret }))).outcome;
}

function failing(reason: RevocationFailure, details: { outcomeUnknown?: boolean; retryAfter?: number } = {}) {
	return (): never => {
		throw new RevocationError(reason, { detail: 'because', ...details });
	};
}

const failures = [
	['stale', failing('not-logged-in')],
	['too_many', failing('too-many-attempts', { retryAfter: 7 })],
	['refused', failing('workspace-refused')],
	['unknown', failing('workspace-refused', { outcomeUnknown: true })],
	['unknown', failing('workspace-unreachable', { outcomeUnknown: true })],
] as const;

it.each(failures)('says %s where the workspace does not do it, and can be tried again', async (failure, answer) => {
	const confirmed = await setup.confirmed(handshake);
	setup.workspace.answer = answer;
	expect(await keep(confirmed)).toMatchObject({ kind: 'failed', failure, isNews: true });

	setup.workspace.answer = () => expiry;
	const again = await confirm(handshake, confirmed.ticketText);
	expect(await keep({ ticketText: confirmed.ticketText, secret: again.secret })).toMatchObject({ kind: 'done' });
	expect(setup.workspace.calls).toHaveLength(2);
});

it('can be tried again with the same picture', async () => {
	const confirmed = await setup.confirmed(handshake);
	setup.workspace.answer = failing('workspace-unreachable', { outcomeUnknown: true });
	await keep(confirmed);
	setup.workspace.answer = () => expiry;
	expect(await keep(confirmed)).toMatchObject({ kind: 'done', until: expiry, isNews: true });
});

it('says how long to wait where the workspace has a limit', async () => {
	setup.workspace.answer = failing('too-many-attempts', { retryAfter: 7 });
	expect(await keep(await setup.confirmed(handshake))).toMatchObject({ failure: 'too_many', retryAfter: 7 });
});

it("counts for the user's limit, and keeps to it", async () => {
	setup.rules.attempts = 2;
	for (let n = 0; n < 2; n++) expect(await keep(await setup.confirmed(handshake))).toMatchObject({ kind: 'done' });
	setup.clock.pass(20_000);

	const refused = await setup.confirmed(handshake);
	expect(await keep(refused)).toEqual({ kind: 'failed', failure: 'too_many', retryAfter: 40, isNews: true });
	expect(setup.workspace.calls).toHaveLength(2);

	setup.clock.pass(40_000);
	expect(await keep(refused)).toMatchObject({ kind: 'done' });
});

it('takes a defect for an unknown outcome and logs it', async () => {
	setup.workspace.answer = () => {
		throw new TypeError('defect');
	};
	expect(await keep(await setup.confirmed(handshake))).toEqual({ kind: 'failed', failure: 'unknown', isNews: true });
	expect(setup.log.lines.join()).toMatch(/error defect in the handshake: TypeError: defect/);
});

it('says that nobody was logged out where no workspace URL is known', async () => {
	setup.workspace.answer = failing('workspace-unreachable');
	expect(await keep(await setup.confirmed(handshake))).toMatchObject({ failure: 'refused' });
});

it('lets nobody guess on: after ten refusals within two minutes even the right secret has to wait', async () => {
	const { ticketText, secret } = await setup.confirmed(handshake);
	for (let guess = 0; guess < 10; guess++) {
		expect(await keep({ ticketText, secret: `guess-${guess}` })).toMatchObject({ failure: 'expired' });
	}
	const calls = setup.store.calls.length;
	expect(await keep({ ticketText, secret })).toMatchObject({ failure: 'too_many', retryAfter: 120, isNews: false });
	expect(setup.store.calls.slice(calls)).toEqual(['find']);
	expect(setup.workspace.calls).toEqual([]);
	expect(setup.reporter.reports).toHaveLength(10);
});

it('says in which language the question was, also once it is expired', async () => {
	const { ticketText, secret } = await setup.confirmed(handshake);
	setup.clock.pass(120_001);
	const { ticket, outcome } = await handshake.keep(keepRequest(ticketText, { secret }));
	expect(outcome).toMatchObject({ failure: 'expired' });
	expect(ticket).toMatchObject({ userId: 'alice', language: 'en' });
});
