import type { HandshakeFailure } from '../../../src/tickets/HandshakeOutcome';
import { outcomeText } from '../../../src/views/outcomeText';
import { textsIn } from '../../../src/views/texts';

const german = { texts: textsIn('de'), language: 'de', utcOffset: 1 } as const;
const english = { texts: textsIn('en'), language: 'en', utcOffset: 0 } as const;
const until = new Date('2027-02-20T12:00:00.000Z');

it('tells until when the client stays logged in', () => {
	expect(outcomeText({ kind: 'done', until, isNews: true }, german)).toBe(
		'Ihre anderen Clients sind abgemeldet. Dieser bleibt bis zum 20. Februar 2027 um 13:00 (UTC+1) angemeldet.',
	);
});

it('names no date where there is none', () => {
	expect(outcomeText({ kind: 'done', until: null, isNews: true }, english)).toBe(
		'Your other clients are logged out. This one stays logged in.',
	);
});

it('says how long to wait, and a minute where nobody knows', () => {
	const tooMany = { kind: 'failed', failure: 'too_many', isNews: true } as const;
	expect(outcomeText({ ...tooMany, retryAfter: 7 }, english)).toMatch(/Try again in 7 s/);
	expect(outcomeText(tooMany, english)).toMatch(/Try again in 60 s/);
});

/** What a person can do about each failure. */
const wayOut: Record<HandshakeFailure, RegExp> = {
	expired: /Nobody was logged out.*\/logout-others again/,
	used: /another client.*\/logout-others again/,
	unidentified: /Nobody was logged out.*Profile/,
	other_user: /Nobody was logged out.*\/logout-others again/,
	stale: /Nobody was logged out.*log in again/,
	other_site: /Nobody was logged out/,
	too_many: /Nobody was logged out.*Try again/,
	refused: /Nobody was logged out.*Try again/,
	unknown: /not known.*safe/,
};

it.each(Object.entries(wayOut) as [HandshakeFailure, RegExp][])('says what to do where it is %s', (failure, text) => {
	expect(outcomeText({ kind: 'failed', failure, isNews: true }, english)).toMatch(text);
});
