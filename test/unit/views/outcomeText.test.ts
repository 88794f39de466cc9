import type { KeepOutcome } from '../../../src/handshake/outcomes';
import { outcomeText } from '../../../src/views/outcomeText';
import { english, holesIn, linksIn, plainSpaces } from '../support/locales';

type Failure = Extract<KeepOutcome, { kind: 'failed' }>['failure'];

const tokenExpires = new Date('2027-02-20T12:00:00.000Z');
const done = { kind: 'done', revocation: { tokenExpires, isRepeat: false } } as const;
const told = (outcome: KeepOutcome): string => plainSpaces(outcomeText(outcome, english));

const nothing: Failure[] = [
	...(['expired', 'already-answered', 'unidentified', 'ambiguous-login', 'other-user', 'other-site'] as const),
	...(['not-logged-in', 'rate-limited', 'refused', 'not-configured', 'not-allowed'] as const),
];

it('says until when the client stays logged in', () => {
	expect(told(done)).toBe(english.t('result_done', { until: 'Feb 20, 2027, 12:00 PM' }));
});

it('names no date for a personal access token', () => {
	expect(told({ kind: 'done', revocation: { tokenExpires: null, isRepeat: false } })).toBe(
		english.t('result_done_no_end'),
	);
});

it('adds what else is known', () => {
	const details = { personalAccessTokens: [{ name: 'ci' }] };
	const outcome = { kind: 'done', revocation: { ...done.revocation, details } } as const;
	expect(told(outcome).split('\n')[1]).toBe(english.t('result_tokens', { names: '`ci`' }));
	const none: KeepOutcome = { kind: 'done', revocation: { ...done.revocation, details: { personalAccessTokens: [] } } };
	expect(told(none)).toBe(told(done));
});

it.each(nothing)('says first that nothing was logged out: %s', (failure) => {
	expect(told({ kind: 'failed', failure })).toMatch(/^Nothing was logged out: /);
});

it.each<Failure>(['unclear-answer', 'no-answer'])('says that nobody can tell, and what to do: %s', (failure) => {
	expect(told({ kind: 'failed', failure })).toMatch(/^We can't tell whether .*safe/);
});

it('says that another device was faster, and to log in again', () => {
	expect(told({ kind: 'failed', failure: 'ended-by-another' })).toMatch(/^Two of your devices .*[Ll]og in again/);
});

it('says that the limit is shared, and how long to wait', () => {
	expect(told({ kind: 'failed', failure: 'rate-limited', retryAfter: 42 })).toMatch(/share.* 42 s/);
	expect(told({ kind: 'failed', failure: 'rate-limited' })).toContain('60 s');
});

it.each<Failure>(['unidentified', 'ambiguous-login'])(
	"names Rocket.Chat's own button as the way out: %s",
	(failure) => {
		expect(told({ kind: 'failed', failure })).toContain('Logout From Other Logged In Locations*');
	},
);

it.each<Failure>(['unidentified', 'ambiguous-login'])(
	"does not name one's own profile if another user was to be logged out: %s",
	(failure) => {
		const target = { userId: 'kim', username: 'kim' };
		expect(told({ kind: 'failed', failure, target })).not.toContain('Profile');
	},
);

it('asks to tap the file', () => {
	expect(told({ kind: 'offer-file', confirmationText: 'text' })).toMatch(/^Tap this file/);
});

it.each<Failure>([...nothing, 'unclear-answer', 'ended-by-another'])(
	'leaves no placeholder and links nothing by accident: %s',
	(failure) => {
		const text = told({ kind: 'failed', failure });
		expect([...holesIn(text), ...linksIn(text)]).toEqual([]);
	},
);
