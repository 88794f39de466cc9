import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { localeOf, localeOfUser } from '../../../src/views/locale';

function user(language: unknown, utcOffset?: unknown): IUser {
	return { id: 'alice', utcOffset, settings: { preferences: { language } } } as object as IUser;
}

it('is what the user has set', () => {
	const { language, utcOffset, t } = localeOfUser(user('de', 5.5), 'fr');
	expect([language, utcOffset, t('modal_close')]).toEqual(['de', 5.5, 'Schließen']);
});

it.each([
	[user(undefined), 'fr', 'fr'],
	[user(''), 'fr', 'fr'],
	[user('xx'), 'fr', 'fr'],
	[user('de'), 'fr', 'de'],
	[user('en'), 'fr', 'en'],
	[user(undefined), '', 'en'],
	[user(undefined), undefined, 'en'],
	[user('xx'), 'yy', 'en'],
	[{ id: 'alice' } as IUser, 'fr', 'fr'],
	[{ id: 'alice', settings: {} } as IUser, 'fr', 'fr'],
])('falls back to the language of the workspace, then to English', (given, workspace, language) => {
	expect(localeOfUser(given, workspace).language).toBe(language);
});

it.each([undefined, null, '2', NaN, Infinity, 15, -14.5, {}])('takes the offset %p for unknown', (utcOffset) => {
	expect(localeOf({ utcOffset }).utcOffset).toBeUndefined();
});

it.each([0, 14, -12, 5.75])('takes the offset %p', (utcOffset) => {
	expect(localeOf({ utcOffset }).utcOffset).toBe(utcOffset);
});

it('is English in UTC for nobody in particular', () => {
	expect(localeOf({})).toMatchObject({ language: 'en', utcOffset: undefined });
});
