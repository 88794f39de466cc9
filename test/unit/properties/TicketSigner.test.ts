import fc from 'fast-check';

import { mostFailures } from '../../../src/tickets/KeepRequest';
import { ticketLifeMs } from '../../../src/tickets/Ticket';
import type { Carrier } from '../../../src/tickets/TicketEvents';
import { Chat } from './Chat';

/**
 * The handshake as a state machine: users, some of them up to no good, do whatever they can in any order and on any
 * instance, one step after the other. What a step may lead to is said by a model that knows nothing of how it is done.
 */

const users = ['alice', 'bob'];
const user = fc.constantFrom(...users);
const instance = fc.nat({ max: 2 });
/** Which of what was made so far; taken modulo its number. */
const which = fc.nat({ max: 7 });
/** A login as somebody sends it: the token need neither be valid nor belong to the user. */
const login = fc.record({ userId: user, authToken: fc.constantFrom('alice-1', 'alice-2', 'bob-1', 'bob-2', 'old') });
const fetchSite = fc.constantFrom(undefined, 'same-origin', 'same-origin', 'none', 'same-site', 'cross-site');

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const step = fc.oneof(
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('ask' as const), user, instance }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('seen' as const), which, login, fetchSite, instance }) },
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('confirm' as const), which, user, instance }) },
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('keep' as const),
			which,
			/** Mostly one that belongs to the ticket. */
			secret: fc.oneof(which, which, fc.constantFrom('guessed', 'of another ticket', '')),
			cookieLogin: fc.option(login, { nil: undefined, freq: 8 }),
			queryLogin: fc.option(login, { nil: undefined, freq: 2 }),
			fetchSite,
			instance,
		}),
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('log in' as const), login }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat({ max: 90_000 }) }) },
);

interface ModelTicket {
	text: string;
	userId: string;
	askedAt: number;
	secrets: { secret: string; carrier: Carrier }[];
	isSeen: boolean;
	keptToken?: string;
}

class Model {
	readonly chat = new Chat();

	readonly tickets: ModelTicket[] = [];

	outcomes: string[] = [];

	constructor() {
		for (const userId of users) this.chat.logins.logIn(userId, `${userId}-1`);
	}

	async take(next: Step): Promise<void> {
		switch (next.kind) {
			case 'ask':
				return this.ask(next);
			case 'seen':
				return this.seen(next);
			case 'confirm':
				return this.confirm(next);
			case 'keep':
				return this.keep(next);
			case 'log in':
				// A login is of the user the token is made for.
				return this.chat.logins.logIn(next.login.authToken.startsWith('bob') ? 'bob' : 'alice', next.login.authToken);
			case 'wait':
				return this.chat.clock.pass(next.ms);
		}
	}

	private async ask({ user: userId, instance: n }: Extract<Step, { kind: 'ask' }>): Promise<void> {
		const text = await this.chat.instances[n].ask({ userId, roomId: 'GENERAL', language: 'en', utcOffset: 0 });
		this.tickets.push({ text, userId, askedAt: this.chat.clock.now, secrets: [], isSeen: false });
	}

	private async seen({ which: n, login: cookieLogin, ...next }: Extract<Step, { kind: 'seen' }>): Promise<void> {
		const ticket = this.ticket(n);
		if (!ticket) return;
		const request = {
			ticketText: ticket.text,
			secret: '',
			cookieLogin,
			queryLogin: undefined,
			client: { address: {} },
		};
		await this.chat.instances[next.instance].seen({ ...request, fetchSite: next.fetchSite });
		const isHeard = next.fetchSite === undefined || next.fetchSite === 'same-origin';
		if (this.isFresh(ticket) && isHeard && cookieLogin.userId === ticket.userId) ticket.isSeen = true;
	}

	private async confirm({ which: n, user: userId, instance: i }: Extract<Step, { kind: 'confirm' }>): Promise<void> {
		const ticket = this.ticket(n);
		if (!ticket) return;
		const confirmation = await this.chat.instances[i].confirm(ticket.text, userId);
		expect(confirmation !== undefined).toBe(this.isFresh(ticket) && userId === ticket.userId);
		if (!confirmation) return;
		expect(confirmation.carrier).toBe(ticket.isSeen ? 'picture' : 'file');
		ticket.secrets.push(confirmation);
	}

	private async keep(next: Extract<Step, { kind: 'keep' }>): Promise<void> {
		const ticket = this.ticket(next.which);
		if (!ticket) return;
		const { logins, instances } = this.chat;
		const confirmation = this.confirmation(ticket, next.secret);
		const secret = confirmation?.secret ?? this.wrongSecret(ticket, next.secret);
		const sent = this.loginThatCounts(next, confirmation?.carrier);
		const wasValid = sent !== undefined && logins.tokensOf(ticket.userId).includes(sent.authToken);
		const before = { calls: logins.calls.length, tokens: users.map((userId) => logins.tokensOf(userId)) };

		const { cookieLogin, queryLogin, fetchSite: site } = next;
		const request = {
			ticketText: ticket.text,
			secret,
			cookieLogin,
			queryLogin,
			fetchSite: site,
			client: { address: {} },
		};
		const { outcome } = await instances[next.instance].keep(request);
		this.outcomes.push(outcome.kind === 'done' ? `done${outcome.isNews ? '' : ' before'}` : outcome.failure);

		const calls = logins.calls.slice(before.calls);
		const isFromHere = [undefined, 'same-origin', confirmation?.carrier === 'file' ? 'none' : undefined].includes(site);
		const isConsent =
			this.isFresh(ticket) && confirmation !== undefined && isFromHere && sent?.userId === ticket.userId;
		if (!isConsent || ticket.keptToken !== undefined) expect(calls).toEqual([]);
		if (calls.length > 0) expect(calls).toEqual([{ ...sent, isDone: wasValid }]);
		if (calls.length === 0) expect(users.map((userId) => logins.tokensOf(userId))).toEqual(before.tokens);

		const isLimited = outcome.kind === 'failed' && outcome.failure === 'too_many';
		if (isLimited) expect(this.outcomes.filter((each) => each !== 'done').length).toBeGreaterThan(mostFailures);
		if (isConsent && !isLimited) this.expectOutcome(ticket, sent?.authToken, wasValid);
		else expect(outcome.kind).toBe('failed');
	}

	/** Of a request with consent. */
	private expectOutcome(ticket: ModelTicket, authToken: string | undefined, wasValid: boolean): void {
		const last = this.outcomes[this.outcomes.length - 1];
		if (ticket.keptToken !== undefined) {
			expect(last).toBe(ticket.keptToken === authToken ? 'done before' : 'used');
			return;
		}
		expect(last).toBe(wasValid ? 'done' : 'stale');
		if (wasValid) {
			ticket.keptToken = authToken;
			expect(this.chat.logins.tokensOf(ticket.userId)).toEqual([authToken]);
		}
	}

	/** The file brings its login in the query, or in the cookies of the browser it is opened in; a picture in cookies. */
	private loginThatCounts(
		{ cookieLogin, queryLogin }: Extract<Step, { kind: 'keep' }>,
		carrier: Carrier | undefined,
	): { userId: string; authToken: string } | undefined {
		return carrier === 'file' ? (queryLogin ?? cookieLogin) : cookieLogin;
	}

	private confirmation({ secrets }: ModelTicket, secret: number | string): ModelTicket['secrets'][0] | undefined {
		return typeof secret === 'number' && secrets.length > 0 ? secrets[secret % secrets.length] : undefined;
	}

	private wrongSecret(ticket: ModelTicket, secret: number | string): string {
		const others = this.tickets.filter((each) => each !== ticket).flatMap(({ secrets }) => secrets);
		return (secret === 'of another ticket' && others[0]?.secret) || (secret === '' ? '' : 'guessed');
	}

	private ticket(n: number): ModelTicket | undefined {
		return this.tickets.length > 0 ? this.tickets[n % this.tickets.length] : undefined;
	}

	private isFresh({ askedAt }: ModelTicket): boolean {
		return this.chat.clock.now - askedAt <= ticketLifeMs;
	}
}

it('revokes with consent only, once per question, and keeps the very client that answered it', async () => {
	const reached = new Set<string>();
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
			const model = new Model();
			for (const next of steps) await model.take(next);
			expect(model.chat.log.lines).toEqual([]);
			for (const outcome of model.outcomes) reached.add(outcome);
		}),
		{ numRuns: 200 },
	);
	// The schedule is random, but not so random that it never gets anywhere.
	expect([...reached]).toEqual(expect.arrayContaining(['done', 'expired', 'stale', 'other_user', 'other_site']));
});
