import type { Handshake } from '../../../src/handshake/Handshake';
import { attemptLogLine, auditText, targetNoticeText } from '../../../src/views/noticeTexts';
import { outcomeText } from '../../../src/views/outcomeText';
import { localeOf } from '../../../src/views/locale';
import { failing } from '../support/fakes';
import { HandshakeSetup, keepRequest, question, textOf, token } from '../support/handshakeSetup';
import { holesIn, languages, linksIn } from '../support/locales';

const target = { userId: 'bob-id', username: 'bob' };

let setup: HandshakeSetup;
let handshake: Handshake;

beforeEach(() => {
	setup = new HandshakeSetup();
	handshake = setup.instance();
});

/** An administrator asks to log somebody out everywhere, and confirms. */
async function confirm(about = target): Promise<string> {
	const { ticketText } = await handshake.ask({ ...question, target: about });
	await handshake.pictureAsked(ticketText, keepRequest());
	return textOf(await handshake.confirm(ticketText, 'alice'));
}

it('logs out the other user with the login of the administrator, and leaves the own clients alone', async () => {
	const { outcome } = await handshake.keep(await confirm(), keepRequest());
	expect(outcome).toMatchObject({ kind: 'done', target, revocation: { tokenExpires: null, isRepeat: false } });
	expect(setup.workspace.calls).toMatchObject([{ userId: 'alice', authToken: token }]);
	expect(setup.workspace.loggedOut).toEqual(['bob-id']);
	expect(setup.workspace.detailCalls).toBe(0);
	expect(setup.notifier.prefetched).toEqual(['bob-id']);
	expect(setup.notifier.attempts).toMatchObject([{ userId: 'alice', target, result: 'done', shouldNotify: true }]);
});

it('works once', async () => {
	const text = await confirm();
	await handshake.keep(text, keepRequest());
	await expect(handshake.keep(text, keepRequest())).resolves.toMatchObject({
		outcome: { revocation: { isRepeat: true } },
	});
	expect(setup.workspace.loggedOut).toHaveLength(1);
});

it('uses the name the user has now', async () => {
	const text = await confirm();
	setup.usernames.set('bob-id', 'robert');
	const { outcome } = await handshake.keep(text, keepRequest());
	expect(outcome).toMatchObject({ target: { userId: 'bob-id', username: 'robert' } });
});

it('does nothing if the user is gone', async () => {
	const text = await confirm();
	setup.usernames.clear();
	const { outcome } = await handshake.keep(text, keepRequest());
	expect(outcome).toEqual({ kind: 'failed', failure: 'no-such-user', target });
	expect(setup.workspace.calls).toEqual([]);
});

it('is refused by the workspace, not by the app, to a user without the permission', async () => {
	setup.workspace.answer = failing('not-allowed');
	const { outcome } = await handshake.keep(await confirm(), keepRequest());
	expect(outcome).toMatchObject({ kind: 'failed', failure: 'not-allowed', target });
	expect(setup.records.users.alice.revocation).toBeUndefined();
	expect(setup.notifier.attempts).toMatchObject([{ outcome: 'nothing-happened', target, shouldNotify: false }]);
});

it('tells each of two users who are logged out within a minute once', async () => {
	await handshake.keep(await confirm(), keepRequest());
	setup.clock.pass(1000);
	await handshake.keep(await confirm(), keepRequest());
	setup.usernames.set('carol-id', 'carol');
	setup.clock.pass(1000);
	await handshake.keep(await confirm({ userId: 'carol-id', username: 'carol' }), keepRequest());
	expect(setup.notifier.attempts.map(({ shouldNotify }) => shouldNotify)).toEqual([true, false, true]);
});

it.each(languages)('is told in %s without holes and accidental links', async (language) => {
	const locale = localeOf({ language, utcOffset: 1 });
	const hostile = { userId: 'x', username: 'evil.com' };
	const attempt = {
		userId: 'alice',
		via: 'command',
		client: {},
		at: 0,
		result: 'no-answer',
		shouldNotify: true,
	} as const;
	const texts: string[] = [];
	for (const outcome of ['done', 'unknown', 'nothing-happened'] as const) {
		const given = { ...attempt, outcome, target: hostile };
		texts.push(auditText(given, 'evil.org', locale), targetNoticeText(given, 'evil.org', locale));
		expect(attemptLogLine(given)).toContain('user=alice target=x client=');
	}
	for (const failure of ['not-allowed', 'no-such-user', 'no-answer', 'unclear-answer', 'rate-limited'] as const) {
		texts.push(outcomeText({ kind: 'failed', failure, target: hostile }, locale));
	}
	expect(texts.flatMap((text) => [...linksIn(text), ...holesIn(text)])).toEqual([]);
	const revocation = { tokenExpires: null, isRepeat: false };
	expect(outcomeText({ kind: 'done', revocation, target: hostile }, locale)).toContain('`@evil.com`');
});
