import fc from 'fast-check';

import { Chat, Logins } from './Chat';
import { ScheduledRecordStore } from './ScheduledRecordStore';

const tokens = ['alice-1', 'alice-2', 'alice-old', 'mallory-1'];

/** Clients that answer one question at the same time, each on an instance of its own choice. */
const requests = fc.array(
	fc.record({
		instance: fc.nat({ max: 2 }),
		authToken: fc.constantFrom(...tokens),
		knowsSecret: fc.boolean(),
		repeats: fc.integer({ min: 1, max: 3 }),
	}),
	{ minLength: 1, maxLength: 5 },
);

it('keeps one client, one that had consent, in whatever order parallel requests are worked on', async () => {
	await fc.assert(
		fc.asyncProperty(fc.scheduler(), requests, async (scheduler, all) => {
			const turn = (): Promise<void> => scheduler.schedule(Promise.resolve(), 'workspace');
			const logins = new Logins(turn);
			for (const token of ['alice-1', 'alice-2']) logins.logIn('alice', token);
			logins.logIn('mallory', 'mallory-1');
			const chat = new Chat(logins, (store) => new ScheduledRecordStore(store, scheduler));
			const { ticketText, secret } = await scheduler.waitFor(confirmedQuestion(chat));

			const outcomes = all.flatMap(({ instance, authToken, knowsSecret, repeats }) =>
				Array.from({ length: repeats }, async () => {
					const userId = authToken.startsWith('mallory') ? 'mallory' : 'alice';
					const { outcome } = await chat.instances[instance].keep({
						...{ ticketText, secret: knowsSecret ? secret : 'guessed' },
						...{ cookieLogin: { userId, authToken }, queryLogin: undefined },
						...{ fetchSite: 'same-origin', client: { address: {} } },
					});
					return { authToken, knowsSecret, outcome };
				}),
			);
			const ended = await scheduler.waitFor(Promise.all(outcomes));

			const done = logins.calls.filter(({ isDone }) => isDone);
			const [kept] = done;
			// At worst the same client is kept once more.
			for (const call of done) expect(call).toEqual(kept);
			for (const { userId } of logins.calls) expect(userId).toBe('alice');
			expect(logins.tokensOf('alice')).toEqual(kept ? [kept.authToken] : ['alice-1', 'alice-2']);
			expect(logins.tokensOf('mallory')).toEqual(['mallory-1']);
			for (const { authToken, knowsSecret, outcome } of ended) {
				if (outcome.kind === 'done')
					expect({ authToken, knowsSecret }).toEqual({ authToken: kept?.authToken, knowsSecret: true });
			}
			const couldBeKept = all.some(({ authToken, knowsSecret }) => knowsSecret && /^alice-\d$/.test(authToken));
			const isLimited = ended.some(({ outcome }) => outcome.kind === 'failed' && outcome.failure === 'too_many');
			if (!isLimited) expect(kept !== undefined).toBe(couldBeKept);
		}),
	);
});

it('lets instances that start at the same moment read the tickets of one another', async () => {
	await fc.assert(
		fc.asyncProperty(fc.scheduler(), async (scheduler) => {
			const chat = new Chat(new Logins(), (store) => new ScheduledRecordStore(store, scheduler));
			const asked = Promise.all(chat.instances.map((each) => each.ask(question)));
			const texts = await scheduler.waitFor(asked);
			chat.clock.pass(1000);
			for (const text of texts) {
				for (const each of chat.instances) {
					expect(await scheduler.waitFor(each.confirm(text, 'alice'))).toBeDefined();
				}
			}
		}),
	);
});

const question = { userId: 'alice', roomId: 'GENERAL', language: 'en', utcOffset: 0 };

/** Asked and answered with yes in a client that loads pictures. */
async function confirmedQuestion({
	instances: [first, second],
}: Chat): Promise<{ ticketText: string; secret: string }> {
	const ticketText = await first.ask(question);
	const cookieLogin = { userId: 'alice', authToken: 'alice-1' };
	const request = { ticketText, secret: '', cookieLogin, queryLogin: undefined, client: { address: {} } };
	await first.seen({ ...request, fetchSite: 'same-origin' });
	const confirmation = await second.confirm(ticketText, 'alice');
	if (!confirmation) throw new Error('the question was not confirmed');
	return { ticketText, secret: confirmation.secret };
}
