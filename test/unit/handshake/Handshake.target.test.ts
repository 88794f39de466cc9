import type { Handshake } from '../../../src/handshake/Handshake';
import { notDone } from '../../../src/sessions/endings';
import { attemptLogLine, auditText, targetNoticeText } from '../../../src/views/noticeTexts';
import { endingText } from '../../../src/views/endingText';
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
	const { ticketText } = await handshake.ask({ ...question, targetId: about.userId });
	await handshake.pictureAsked(ticketText, keepRequest());
	return textOf(await handshake.confirm(ticketText, 'alice'));
}

it("logs out the other user with the login of the administrator, and leaves the administrator's clients alone", async () => {
	const kept = await handshake.keep(await confirm(), keepRequest());
	expect(kept).toMatchObject({ target, ending: { outcome: 'done' } });
	expect(kept.ending).not.toHaveProperty('isKnown');
	expect(setup.workspace.calls).toMatchObject([{ userId: 'alice', authToken: token }]);
	expect(setup.workspace.loggedOut).toEqual(['bob-id']);
	expect(setup.workspace.detailCalls).toBe(0);
	expect(setup.notifier.prepared).toEqual(['bob-id']);
	expect(setup.notifier.attempts).toMatchObject([
		{ userId: 'alice', target, ending: { outcome: 'done' }, tellsOwner: true },
	]);
});

it('works once', async () => {
	const text = await confirm();
	await handshake.keep(text, keepRequest());
	await expect(handshake.keep(text, keepRequest())).resolves.toMatchObject({
		ending: { outcome: 'done', isKnown: true },
	});
	expect(setup.workspace.loggedOut).toHaveLength(1);
});

it('uses the name the user has now', async () => {
	const text = await confirm();
	setup.usernames.set('bob-id', 'robert');
	const kept = await handshake.keep(text, keepRequest());
	expect(kept.target).toEqual({ userId: 'bob-id', username: 'robert' });
});

it('does nothing if the user is gone', async () => {
	const text = await confirm();
	setup.usernames.clear();
	const kept = await handshake.keep(text, keepRequest());
	expect(kept).toMatchObject({ ending: { outcome: 'nothing-happened', reason: 'no-such-user' } });
	// The name is gone, too.
	expect(kept.target).toEqual({ userId: 'bob-id', username: 'bob-id' });
	expect(setup.workspace.calls).toEqual([]);
});

it('is refused by the workspace, not by the app, to a user without the permission', async () => {
	setup.workspace.answer = failing('not-allowed');
	const kept = await handshake.keep(await confirm(), keepRequest());
	expect(kept).toMatchObject({ target, ending: { reason: 'not-allowed' } });
	expect(setup.records.users.alice.revocation).toBeUndefined();
	expect(setup.notifier.attempts).toMatchObject([
		{ ending: { outcome: 'nothing-happened' }, target, tellsOwner: false },
	]);
});

it('tells two users who are logged out within a minute once each', async () => {
	await handshake.keep(await confirm(), keepRequest());
	setup.clock.pass(1000);
	await handshake.keep(await confirm(), keepRequest());
	setup.usernames.set('carol-id', 'carol');
	setup.clock.pass(1000);
	await handshake.keep(await confirm({ userId: 'carol-id', username: 'carol' }), keepRequest());
	expect(setup.notifier.attempts.map(({ tellsOwner }) => tellsOwner)).toEqual([true, false, true]);
});

describe('of oneself', () => {
	const self = { userId: 'alice', username: 'alice' };

	beforeEach(() => void setup.usernames.set('alice', 'alice'));

	it('ends everything by the own login, and is told and recorded as every logout', async () => {
		const kept = await handshake.keep(await confirm(self), keepRequest());
		expect(kept).toMatchObject({ target: self, ending: { outcome: 'done' } });
		expect(setup.workspace.loggedOut).toEqual(['alice']);
		expect(setup.notifier.attempts).toMatchObject([{ userId: 'alice', target: self, tellsOwner: true }]);
		expect(setup.records.users.alice.revocation).toMatchObject({ outcome: 'done', target: 'alice' });
	});

	it('is a confirmation for nobody else, and the other way round', async () => {
		const text = await confirm(self);
		setup.usernames.set('bob-id', 'alice');
		await handshake.keep(text, keepRequest());
		setup.clock.pass(1000);
		await handshake.keep(await confirm(), keepRequest());
		expect(setup.workspace.loggedOut).toEqual(['alice', 'bob-id']);
	});

	it('is not done by the login of somebody else', async () => {
		const text = await confirm(self);
		const request = keepRequest({ cookieLogin: { userId: 'bob-id', authToken: 'x' } });
		await expect(handshake.keep(text, request)).resolves.toMatchObject({ ending: { reason: 'other-user' } });
		expect(setup.workspace.calls).toEqual([]);
	});
});

it.each(languages)('has texts in %s without placeholders or accidental links', async (language) => {
	const locale = localeOf({ language, utcOffset: 1 });
	const hostile = { userId: 'x', username: 'evil.com' };
	const attempt = { userId: 'alice', via: 'command', client: {}, at: 0, target: hostile } as const;
	const texts: string[] = [];
	for (const ending of [{ outcome: 'done' } as const, notDone('no-answer'), notDone('refused')]) {
		const given = { ...attempt, ending };
		texts.push(auditText(given, 'evil.org', locale), targetNoticeText(given, 'evil.org', locale));
		expect(attemptLogLine(given)).toContain('user=alice target=x client=');
	}
	for (const reason of ['not-allowed', 'no-such-user', 'no-answer', 'unclear-answer', 'rate-limited'] as const) {
		texts.push(endingText({ ending: notDone(reason), target: hostile }, locale, 0));
	}
	expect(texts.flatMap((text) => [...linksIn(text), ...holesIn(text)])).toEqual([]);
	expect(endingText({ ending: { outcome: 'done' }, target: hostile }, locale, 0)).toContain('`@evil.com`');
});
