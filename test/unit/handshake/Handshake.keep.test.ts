import type { Handshake } from '../../../src/handshake/Handshake';
import type { KeepRequest } from '../../../src/handshake/KeepRequest';
import { notDone } from '../../../src/sessions/endings';
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
		const { confirmation, ending } = await handshake.keep(text, keepRequest({ client: { address: '192.0.2.7' } }));
		expect(ending).toEqual({ outcome: 'done', validUntil: expiry, details: {} });
		expect(confirmation).toMatchObject({ carrier: 'picture', ticket: question });
		expect(setup.workspace.calls).toEqual([{ userId: 'alice', authToken: token, address: '192.0.2.7' }]);
		expect(setup.notifier.attempts).toMatchObject([{ via: 'command', ending: { outcome: 'done' } }]);
	});

	it('works by a file that a phone opens, on any instance', async () => {
		const text = await setup.confirm(handshake, { isShown: false });
		const queryLogin = { userId: 'alice', authToken: 'token-of-the-phone' };
		const request = keepRequest({ cookieLogin: undefined, queryLogin, fetchSite: undefined });
		const kept = await setup.instance().keep(text, request);
		expect(kept).toMatchObject({ confirmation: { carrier: 'file' }, ending: { outcome: 'done' } });
		expect(setup.workspace.calls).toMatchObject([{ authToken: 'token-of-the-phone' }]);
	});

	it('works once by a file that was offered without a confirmation', async () => {
		const { ticket } = await setup.ask(handshake, { isShown: false });
		const text = (await handshake.offerFile(ticket)) ?? '';
		const first = await handshake.keep(text, keepRequest());
		const other = keepRequest({ cookieLogin: { userId: 'alice', authToken: 'another' } });
		const second = await handshake.keep(text, other);
		expect(first.ending).toMatchObject({ outcome: 'done' });
		expect(second.ending).toMatchObject({ outcome: 'nothing-happened', reason: 'already-answered' });
		expect(second.ending).not.toHaveProperty('isKnown');
	});

	it('works on an instance that has only the keys and the records', async () => {
		const text = await setup.confirm(handshake);
		await expect(setup.instance().keep(text, keepRequest())).resolves.toMatchObject({ ending: { outcome: 'done' } });
	});
});

describe('a confirmation', () => {
	it.each([
		['that nobody signed', async () => 'a.b'],
		['that is a question', async () => (await handshake.ask(question)).ticketText],
	])('%s does nothing, and nobody is told', async (_what, text) => {
		const { confirmation, ending } = await handshake.keep(await text(), keepRequest());
		expect(confirmation).toBeUndefined();
		expect(ending).toEqual({ outcome: 'nothing-happened', reason: 'expired' });
		expect([...setup.workspace.calls, ...setup.notifier.attempts]).toEqual([]);
	});

	it.each([
		[120_000, 'done'],
		[120_001, 'nothing-happened'],
	])('after %p ms: %s', async (ms, outcome) => {
		const text = await setup.confirm(handshake);
		setup.clock.pass(ms);
		const { confirmation, ending } = await handshake.keep(text, keepRequest());
		expect(ending.outcome).toBe(outcome);
		// Whose it was is known, so the answer has the right language and form.
		expect(confirmation).toMatchObject({ ticket: question });
	});

	it('that cannot be checked counts as too old, and the log has the cause', async () => {
		const text = await setup.confirm(handshake);
		setup.keys.length = 0;
		setup.keys.push = () => {
			throw new Error('storage is down');
		};
		await expect(handshake.keep(text, keepRequest())).resolves.toMatchObject({ ending: { reason: 'expired' } });
		expect(setup.log.lines).toEqual(['error confirmation not read: storage is down']);
	});
});

describe('a request that names no login to keep', () => {
	const cases: [string, Partial<KeepRequest>, string][] = [
		['from another site', { fetchSite: 'cross-site' }, 'other-site'],
		['with two cookies that differ', { cookieLogin: 'ambiguous' }, 'ambiguous-login'],
		["with another user's login", { cookieLogin: { userId: 'bob', authToken: 'x' } }, 'other-user'],
	];

	it.each(cases)(
		'%s does nothing, and is reported to administrators without its address',
		async (_what, different, reason) => {
			const client = { userAgent: 'curl/8.5.0', address: '192.0.2.7' };
			const { ending } = await handshake.keep(await setup.confirm(handshake), keepRequest({ ...different, client }));
			expect(ending).toEqual({ outcome: 'nothing-happened', reason });
			expect(setup.workspace.calls).toEqual([]);
			expect(setup.notifier.attempts).toEqual([
				{
					userId: 'alice',
					via: 'command',
					client: {},
					at: setup.clock.now,
					ending: { outcome: 'nothing-happened', reason },
					tellsOwner: false,
				},
			]);
		},
	);

	it('leaves the confirmation unused, so the right client can still come', async () => {
		const text = await setup.confirm(handshake);
		for (const [, different] of cases) {
			await handshake.keep(text, keepRequest(different));
		}
		await expect(handshake.keep(text, keepRequest())).resolves.toMatchObject({ ending: { outcome: 'done' } });
	});
});

describe('a request without a login', () => {
	const anonymous = keepRequest({ cookieLogin: undefined });

	it('for the picture gets a file in its place, which works', async () => {
		const { fileText = '' } = await handshake.keep(await setup.confirm(handshake), anonymous);
		await expect(handshake.keep(fileText, keepRequest())).resolves.toMatchObject({
			confirmation: { carrier: 'file' },
			ending: { outcome: 'done' },
		});
	});

	it('for the file gets an explanation, not another file', async () => {
		const text = await setup.confirm(handshake, { isShown: false });
		const kept = await handshake.keep(text, anonymous);
		expect(kept.ending).toEqual({ outcome: 'nothing-happened', reason: 'unidentified' });
		expect(kept.fileText).toBeUndefined();
	});

	it('gets no file if none can be offered, and learns why', async () => {
		const text = await setup.confirm(handshake);
		setup.fileProblem = 'files-not-protected';
		const kept = await handshake.keep(text, anonymous);
		expect(kept.ending).toEqual({ outcome: 'nothing-happened', reason: 'files-not-protected' });
		expect(kept.fileText).toBeUndefined();
	});
});

describe('what the workspace says', () => {
	it('is passed on with the time to wait', async () => {
		setup.workspace.answer = failing('rate-limited', 42);
		const { ending } = await handshake.keep(await setup.confirm(handshake), keepRequest());
		expect(ending).toEqual(notDone('rate-limited', { detail: 'because', retryAfter: 42 }));
	});

	it('is unknown after a defect', async () => {
		setup.workspace.answer = () => {
			throw new TypeError('defect');
		};
		const { ending } = await handshake.keep(await setup.confirm(handshake), keepRequest());
		expect(ending).toMatchObject({ outcome: 'unknown', reason: 'unclear-answer' });
	});
});
