import type { KnownLogins, KnownSince } from '../../../src/sessions/LoginLedger';
import { historyText } from '../../../src/views/historyText';
import { type Language, textsIn } from '../../../src/views/texts';

const since = Date.parse('2026-11-10T08:00:00.000Z');
const english = { language: 'en', utcOffset: 0, texts: textsIn('en') } as const;

function history(count: number, knownSince: KnownSince): KnownLogins {
	return { logins: Array.from({ length: count }, () => since + 1), expired: [], since, knownSince };
}

/** Releases of the Unicode data differ in which space they put before AM and PM, and in the word before the time. */
function told(count: number, knownSince: KnownSince): string {
	return historyText(history(count, knownSince), 90, english)
		.replace(/[\u00a0\u202f]/g, ' ')
		.replace('2026, ', '2026 at ');
}

it.each<[number, KnownSince, string]>([
	[4, 'period', 'You have logged in 4 times in the last 90 days; any of these logins may still be open.'],
	[1, 'period', 'You have logged in once in the last 90 days; any of these logins may still be open.'],
	[50, 'period', 'You have logged in at least 50 times in the last 90 days; any of these logins may still be open.'],
	[0, 'period', 'You have not logged in during the last 90 days.'],
	[
		2,
		'counting',
		'You have logged in 2 times since November 10, 2026 at 8:00 AM (UTC), when this app began to count; any of these logins may still be open, and older ones too.',
	],
	[
		0,
		'counting',
		'You have not logged in since November 10, 2026 at 8:00 AM (UTC), when this app began to count; older logins may still be open.',
	],
	[
		1,
		'revocation',
		'You have logged in once since you last logged out others, on November 10, 2026 at 8:00 AM (UTC); any of these logins may still be open.',
	],
	[0, 'revocation', 'You have not logged in since you last logged out others, on November 10, 2026 at 8:00 AM (UTC).'],
])('tells of %i logins, known since %s', (count, knownSince, text) => {
	expect(told(count, knownSince)).toBe(text);
});

it.each<[Language]>([['de'], ['es'], ['fr'], ['pt-BR']])('leaves no place without its value in %s', (language) => {
	const reader = { language, utcOffset: 5.5, texts: textsIn(language) };
	for (const knownSince of ['period', 'counting', 'revocation'] as const) {
		for (const count of [0, 1, 3, 50]) {
			expect(historyText(history(count, knownSince), 90, reader)).not.toMatch(/\{\{|undefined|null/);
		}
	}
});
