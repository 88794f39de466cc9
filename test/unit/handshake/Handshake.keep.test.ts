import type { Handshake } from '../../../src/handshake/Handshake';
import type { KeepRequest } from '../../../src/handshake/KeepRequest';
import { failing } from '../support/fakes';
import { expiry, HandshakeSetup, keepRequest, question, token } from '../support/handshakeSetup';

let setup: HandshakeSetup;
let handshake: Handshake;

beforeEach(() => {
	setup = new HandshakeSetup();
	handshake = setup.instance();
});

afterEach(() => {
	expect(JSON.stringify([setup.records.users, setup.log.lines, setup.notifier.attempts])).not.toContain(token);
});

describe('done', () => {
	it('logs out the others with the login that came along', async () => {
		const text = await setup.confirm(handshake);
		const { confirmation, outcome } = await handshake.keep(text, keepRequest({ client: { address: '192.0.2.7' } }));
		expect(outcome).toEqual({ kind: 'done', revocation: { tokenExpires: expiry, details: {}, isRepeat: false } });
		expect(confirmation).toMatchObject({ carrier: 'picture', ticket: question });
		expect(setup.workspace.calls).toEqual([{ userId: 'alice', authToken: token, address: '192.0.2.7' }]);
		expect(setup.notifier.attempts).toMatchObject([{ via: 'command', result: 'done' }]);
	});

	it('works by a file that a phone opens', async () => {
		const text = await setup.confirm(handshake, { seen: false });
		const queryLogin = { userId: 'alice', authToken: 'token-of-the-phone' };
		const request = keepRequest({ cookieLogin: undefined, queryLogin, fetchSite: undefined });
		await expect(handshake.keep(text, request)).resolves.toMatchObject({ confirmation: { carrier: 'file' } });
		expect(setup.workspace.calls).toMatchObject([{ authToken: 'token-of-the-phone' }]);
	});

	it('works once by a file that was offered without a confirmation', async () => {
		const { ticket } = await setup.ask(handshake, { seen: false });
		const text = (await handshake.offerFile(ticket)) ?? '';
		const first = await handshake.keep(text, keepRequest());
		const other = keepRequest({ cookieLogin: { userId: 'alice', authToken: 'another' } });
		const second = await handshake.keep(text, other);
		expect([first.outcome, second.outcome]).toMatchObject([
			{ kind: 'done' },
			{ kind: 'failed', failure: 'already-answered', isRepeat: false },
		]);
	});

	it('works on an instance that has only the keys and the records', async () => {
		const text = await setup.confirm(handshake);
		await expect(setup.instance().keep(text, keepRequest())).resolves.toMatchObject({ outcome: { kind: 'done' } });
	});
});

describe('a confirmation', () => {
	it.each([
		['that nobody signed', async () => 'a.b'],
		['that is a question', async () => (await handshake.ask(question)).ticketText],
	])('%s does nothing, and nobody is told', async (_what, text) => {
		const { confirmation, outcome } = await handshake.keep(await text(), keepRequest());
		expect(confirmation).toBeUndefined();
		expect(outcome).toEqual({ kind: 'failed', failure: 'expired' });
		expect([...setup.workspace.calls, ...setup.notifier.attempts]).toEqual([]);
	});

	it.each([
		[120_000, 'done'],
		[120_001, 'failed'],
	])('after %p ms: %s', async (ms, kind) => {
		const text = await setup.confirm(handshake);
		setup.clock.pass(ms);
		const { confirmation, outcome } = await handshake.keep(text, keepRequest());
		expect(outcome.kind).toBe(kind);
		// Whose it was is known, so the answer has the right language and form.
		expect(confirmation).toMatchObject({ ticket: question });
	});

	it('that cannot be checked counts as too old, and the log has the cause', async () => {
		const text = await setup.confirm(handshake);
		setup.keys.length = 0;
		setup.keys.push = () => {
			throw new Error('storage is down');
		};
		await expect(handshake.keep(text, keepRequest())).resolves.toMatchObject({ outcome: { failure: 'expired' } });
		expect(setup.log.lines).toEqual(['error confirmation not read: storage is down']);
	});
});

describe('a request that names no login to keep', () => {
	const cases: [string, Partial<KeepRequest>, string][] = [
		['from another site', { fetchSite: 'cross-site' }, 'other-site'],
		['with two cookies that differ', { cookieLogin: 'ambiguous' }, 'ambiguous-login'],
		["with another user's login", { cookieLogin: { userId: 'bob', authToken: 'x' } }, 'other-user'],
	];

	it.each(cases)('%s does nothing, and is reported to administrators', async (_what, different, failure) => {
		const client = { userAgent: 'curl/8.5.0' };
		const { outcome } = await handshake.keep(await setup.confirm(handshake), keepRequest({ ...different, client }));
		expect(outcome).toEqual({ kind: 'failed', failure });
		expect(setup.workspace.calls).toEqual([]);
		expect(setup.notifier.attempts).toEqual([
			{
				...{ userId: 'alice', via: 'command', client, at: setup.clock.now, shouldNotify: false },
				...{ outcome: 'nothing-happened', result: failure },
			},
		]);
	});

	it('leaves the confirmation unused, so the right client can still come', async () => {
		const text = await setup.confirm(handshake);
		for (const [, different] of cases) {
			await handshake.keep(text, keepRequest(different));
		}
		await expect(handshake.keep(text, keepRequest())).resolves.toMatchObject({ outcome: { kind: 'done' } });
	});
});

describe('a request without a login', () => {
	const anonymous = keepRequest({ cookieLogin: undefined });

	it('for the picture gets a file in its place, which works', async () => {
		const { outcome } = await handshake.keep(await setup.confirm(handshake), anonymous);
		const text = outcome.kind === 'offer-file' ? outcome.confirmationText : '';
		await expect(handshake.keep(text, keepRequest())).resolves.toMatchObject({
			...{ confirmation: { carrier: 'file' }, outcome: { kind: 'done' } },
		});
	});

	it('for the file gets the way out in words, not another file', async () => {
		const text = await setup.confirm(handshake, { seen: false });
		await expect(handshake.keep(text, anonymous)).resolves.toMatchObject({
			outcome: { kind: 'failed', failure: 'unidentified' },
		});
	});

	it('gets no file if none can be offered', async () => {
		const text = await setup.confirm(handshake);
		setup.canOfferFile = false;
		await expect(handshake.keep(text, anonymous)).resolves.toMatchObject({
			outcome: { kind: 'failed', failure: 'unidentified' },
		});
	});
});

describe('what the workspace says', () => {
	it('is passed on with the time to wait', async () => {
		setup.workspace.answer = failing('rate-limited', 42);
		const { outcome } = await handshake.keep(await setup.confirm(handshake), keepRequest());
		expect(outcome).toEqual({ kind: 'failed', failure: 'rate-limited', retryAfter: 42, isRepeat: false });
	});

	it('is not mixed up with a defect, whose outcome is unknown', async () => {
		setup.workspace.answer = () => {
			throw new TypeError('defect');
		};
		const { outcome } = await handshake.keep(await setup.confirm(handshake), keepRequest());
		expect(outcome).toMatchObject({ kind: 'failed', failure: 'unclear-answer' });
	});
});
