import type { WorkspaceSession } from '../../../src/sessions/ports';
import { othersText } from '../../../src/views/othersText';
import { type Language, textsIn } from '../../../src/views/texts';

const english = { language: 'en', utcOffset: 0, texts: textsIn('en') } as const;
const loginAt = Date.parse('2026-11-20T12:00:00.000Z');
const chrome: WorkspaceSession = { device: 'Chrome', os: 'Windows', address: '10.1.2.3', loginAt };
const mobile: WorkspaceSession = { device: 'Rocket.Chat mobile app', os: 'iOS', loginAt };

it('says nothing where nothing is known', () => {
	expect(othersText({}, english)).toBe('');
});

it.each([
	[
		'names those that were closed',
		{ closed: [chrome, mobile], expired: [], atMost: 2 },
		[
			'2 other clients were logged out:',
			'• Chrome on Windows (10.1.2.3, last seen Nov 20, 2026)',
			'• Rocket.Chat mobile app on iOS (last seen Nov 20, 2026)',
		],
	],
	[
		'counts one as one',
		{ closed: [{ loginAt }], expired: [], atMost: 1 },
		['1 other client was logged out:', '• unknown (last seen Nov 20, 2026)'],
	],
	[
		'says that there was none',
		{ closed: [], expired: [], atMost: 0 },
		['The workspace lists no other open session of yours.'],
	],
	[
		'claims no more than is certain',
		{ closed: [chrome], expired: [], atMost: 3 },
		['Up to 3 other clients were logged out.', 'Among them:', '• Chrome on Windows (10.1.2.3, last seen Nov 20, 2026)'],
	],
	['claims nothing of which', { closed: [], expired: [], atMost: 1 }, ['Up to 1 other client was logged out.']],
	[
		'tells apart what had expired before',
		{ closed: [], expired: [chrome], atMost: 0 },
		[
			'The workspace lists no other open session of yours.',
			'Still listed, but expired before:',
			'• Chrome on Windows (10.1.2.3, last seen Nov 20, 2026)',
		],
	],
])('%s, as the workspace lists them', (_what, closed, lines) => {
	expect(othersText({ closed, ended: { atMost: 9 } }, english).split('\n')).toEqual(lines);
});

it('lists no more than a person reads', () => {
	const closed = Array.from({ length: 49 }, () => chrome);
	const lines = othersText({ closed: { closed, expired: [], atMost: 49 } }, english).split('\n');
	expect(lines).toHaveLength(1 + 10 + 1);
	expect(lines[11]).toBe('and 39 more');
});

it.each([
	[{ atMost: 3 }, 'Up to 3 other logins ended.'],
	[{ atMost: 1 }, 'Up to 1 other login ended.'],
	[{ atMost: 0 }, 'As far as this app has counted, you had no other login.'],
	[{ atMost: 3, countedSince: loginAt }, /^Up to 3 other logins made since November 20, 2026.* have ended, too\.$/],
	[{ atMost: 1, countedSince: loginAt }, /^Up to 1 other login made since November 20, 2026.* have ended, too\.$/],
	[{ atMost: 0, countedSince: loginAt }, /^You had no other login since November 20, 2026.* have ended, too\.$/],
])('else says how many logins there can have been: %j', (ended, text) => {
	const told = othersText({ ended }, english);
	if (typeof text === 'string') expect(told).toBe(text);
	else expect(told).toMatch(text);
});

it.each<[Language]>([['de'], ['es'], ['fr'], ['pt-BR']])('leaves no place without its value in %s', (language) => {
	const reader = { language, utcOffset: 1, texts: textsIn(language) };
	for (const atMost of [0, 1, 2, 5]) {
		const known = { closed: [chrome, mobile].slice(0, atMost), expired: [chrome], atMost };
		const told = [{ closed: known }, { ended: { atMost } }, { ended: { atMost, countedSince: loginAt } }];
		expect(told.map((others) => othersText(others, reader)).join()).not.toMatch(/\{\{|undefined|null/);
	}
});
