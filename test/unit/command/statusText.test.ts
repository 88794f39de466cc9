import type { LoginHistory } from '../../../src/sessions/LoginLedger';
import type { RevocationRecord } from '../../../src/sessions/RevocationLog';
import { type AdministrationStatus, type Status, statusText } from '../../../src/views/statusText';
import { type Language, textsIn } from '../../../src/views/texts';

const english = { language: 'en', utcOffset: 0, texts: textsIn('en') } as const;
const at = Date.parse('2026-11-20T12:00:00.000Z');
const history: LoginHistory = {
	known: { logins: [at, at - 1000], expired: [at - 5000], since: at - 9000, knownSince: 'period' },
	lastRevocation: { at, via: 'command' } as RevocationRecord,
};

function told(different: Partial<Status> = {}): string {
	const text = statusText({ rawLoginExpiration: 90, history, isReachable: true, ...different }, english);
	return text.replace(/[\u00a0\u202f]/g, ' ').replace(/2026, /g, '2026 at ');
}

it('tells how long logins last, which there were, when others were logged out, and that the app works', () => {
	expect(told().split('\n')).toEqual([
		'*Your logins on this workspace*',
		'A login lasts 90 days from the moment it is made; using it does not extend it. (*Login Expiration in Days* is 90.)',
		'You have logged in 2 times in the last 90 days; any of these logins may still be open.',
		'• November 20, 2026 at 12:00 PM (UTC)',
		'• November 20, 2026 at 11:59 AM (UTC)',
		'• November 20, 2026 at 11:59 AM (UTC): expired',
		'Others were last logged out on November 20, 2026 at 12:00 PM (UTC) (the command /logout-others).',
		'Personal access tokens are not touched by any of this; yours are in *Account > Personal Access Tokens*.',
		'The app reaches the workspace.',
	]);
});

it.each([
	[30, 'lasts 30 days', 'is 30.'],
	[1, 'lasts 1 day', 'is 1.'],
	[36500, 'lasts 36,500 days', 'is 36500.'],
	[0, 'lasts 90 days', 'is 0, which counts as 90.'],
	['30', 'lasts 90 days', 'is 30, which counts as 90.'],
	[undefined, 'lasts 90 days', 'is unknown, which counts as 90.'],
])('knows the rule of Login Expiration: %p', (rawLoginExpiration, days, setting) => {
	expect(told({ rawLoginExpiration })).toContain(days);
	expect(told({ rawLoginExpiration })).toContain(setting);
});

it('shows five logins, and says how many more there are', () => {
	const known = { logins: Array.from({ length: 7 }, () => at), expired: [], since: at, knownSince: 'period' } as const;
	const lines = told({ history: { known: { ...known, expired: [] } } }).split('\n');
	expect(lines.filter((line) => line.startsWith('•'))).toHaveLength(5);
	expect(lines).toContain('and 2 more');
});

it('says what it does not know', () => {
	const text = told({ history: {} });
	expect(text).toContain('This app does not note logins here');
	expect(text).toContain('In the last 90 days you have not logged out others with this app.');
});

it('says what a user can do where the workspace is out of reach', () => {
	expect(told({ isReachable: false })).toMatch(/does not reach the workspace.*Tell your administrator/);
});

describe('for administrators', () => {
	const administration: AdministrationStatus = {
		appVersion: '1.2.3',
		url: 'http://localhost:3000',
		version: { major: 7, minor: 5 },
		isLogRedacted: true,
		sizes: { logins: 12345, revocations: 67 },
	};

	const lines = (different: Partial<AdministrationStatus> = {}): string[] =>
		told({ administration: { ...administration, ...different } })
			.split('\n')
			.slice(-4);

	it('tells version, log and sizes', () => {
		expect(lines()).toEqual([
			'*For administrators* (Logout Others 1.2.3)',
			'Rocket.Chat 7.5 answers at http://localhost:3000 and gives the expiry of logins right.',
			'Requests are kept out of the app log.',
			'Login ledger: 12,345 logins; trail: 67 revocations (counted each night).',
		]);
	});

	it('tells what is wrong', () => {
		const text = lines({ version: { major: 6, minor: 10 }, isLogRedacted: false, sizes: undefined }).join('\n');
		expect(text).toContain('Rocket.Chat 6.10 answers at http://localhost:3000 and gives the expiry of logins wrong');
		expect(text).toContain('let nobody but administrators read app logs');
		expect(text).toContain('the first count is still to come');
	});

	it.each([[undefined], ['http://localhost:3000']])('tells where nothing answers (URL %p)', (url) => {
		expect(lines({ version: undefined, url }).join()).toContain(
			`No Rocket.Chat answers at ${url ?? 'unknown'}/api/info`,
		);
	});

	it('is not shown to anybody else', () => {
		expect(told()).not.toContain('administrators*');
	});

	it.each<[Language]>([['de'], ['es'], ['fr'], ['pt-BR']])('leaves no place without its value in %s', (language) => {
		const reader = { language, utcOffset: 1, texts: textsIn(language) };
		for (const version of [undefined, { major: 6, minor: 5 }, { major: 8, minor: 0 }]) {
			for (const sizes of [undefined, { logins: 1, revocations: 1 }]) {
				const status = { rawLoginExpiration: 0, history, isReachable: !!version };
				const text = statusText({ ...status, administration: { ...administration, version, sizes } }, reader);
				expect(text).not.toMatch(/\{\{|undefined|null/);
			}
		}
	});
});
