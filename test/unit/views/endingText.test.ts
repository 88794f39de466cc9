import { type Ending, notDone, type Reason } from '../../../src/sessions/endings';
import { endingText } from '../../../src/views/endingText';
import { english, holesIn, linksIn, plainSpaces } from '../support/locales';

const done: Ending = { outcome: 'done', validUntil: new Date('2027-02-20T12:00:00.000Z') };
const now = Date.parse('2026-11-22T12:00:00.000Z');
const textOf = (ending: Ending): string => plainSpaces(endingText({ ending }, english, now));

const nothingHappened: Reason[] = [
	'expired',
	'already-answered',
	'unidentified',
	'ambiguous-login',
	'other-user',
	'other-site',
	'not-logged-in',
	'rate-limited',
	'refused',
	'not-configured',
	'not-allowed',
	'files-not-protected',
	'no-site-url',
];

it('says until when the client stays logged in', () => {
	expect(textOf(done)).toBe(english.t('result_done', { until: 'Feb 20, 2027' }));
});

it('names no date for a personal access token', () => {
	expect(textOf({ ...done, validUntil: null })).toBe(english.t('result_done_no_end'));
});

it('adds the details', () => {
	const details = { personalAccessTokens: [{ name: 'ci' }] };
	expect(textOf({ ...done, details }).split('\n')[1]).toBe(english.t('result_tokens', { names: '`ci`' }));
	expect(textOf({ ...done, details: { personalAccessTokens: [] } })).toBe(textOf(done));
});

it.each(nothingHappened)('says first that nothing was logged out: %s', (reason) => {
	expect(textOf(notDone(reason))).toMatch(/^Nothing was logged out: /);
});

it.each<Reason>(['unclear-answer', 'no-answer'])("says that we can't tell, and what to do: %s", (reason) => {
	expect(textOf(notDone(reason))).toMatch(/^We can't tell whether .*safe/);
});

it('says that this login ended at that moment and to log in again, and no cause that is not known', () => {
	expect(textOf(notDone('ended-by-another'))).toMatch(/^This client was logged out at the same moment\..*log in again/);
});

it('says that the limit is shared, and how long to wait', () => {
	expect(textOf(notDone('rate-limited', { retryAfter: 42 }))).toMatch(/share.* 42 s/);
	expect(textOf(notDone('rate-limited'))).toContain('60 s');
});

it.each<Reason>(['unidentified', 'ambiguous-login'])("names Rocket.Chat's own button as the way out: %s", (reason) => {
	expect(textOf(notDone(reason))).toContain('Logout From Other Logged In Locations*');
});

it.each<Reason>(['unidentified', 'ambiguous-login'])(
	"does not name one's own profile if another user was to be logged out: %s",
	(reason) => {
		const target = { userId: 'kim', username: 'kim' };
		expect(endingText({ ending: notDone(reason), target }, english, now)).not.toContain('Profile');
	},
);

it('names the setting instead if another user was to be logged out, and no file can be offered', () => {
	const target = { userId: 'kim', username: 'kim' };
	const text = endingText({ ending: notDone('files-not-protected'), target }, english, now);
	expect(text).toContain('*Protect Uploaded Files*');
	expect(text).not.toContain('Profile');
});

it('names Site URL if it is why a phone cannot', () => {
	expect(textOf(notDone('no-site-url'))).toContain('*Site URL*');
});

it('asks to tap the file', () => {
	expect(endingText({ ending: notDone('unidentified'), fileText: 'text' }, english, now)).toMatch(/^Tap this file/);
	const target = { userId: 'kim', username: 'kim' };
	const text = endingText({ ending: notDone('unidentified'), fileText: 'text', target }, english, now);
	expect(text).toBe(english.t('file_message_user', { user: '`@kim`' }));
});

it.each<Reason>([...nothingHappened, 'unclear-answer', 'ended-by-another'])(
	'leaves no placeholder and links nothing by accident: %s',
	(reason) => {
		const text = textOf(notDone(reason));
		expect([...holesIn(text), ...linksIn(text)]).toEqual([]);
	},
);
