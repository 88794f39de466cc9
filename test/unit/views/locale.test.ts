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
	[user('de'), 'fr', 'de'],
	[user('xx'), 'fr', 'fr'],
	[user(''), 'fr', 'fr'],
	[{ id: 'alice', settings: {} } as IUser, 'fr', 'fr'],
	[{ id: 'alice' } as IUser, 'fr', 'fr'],
	[user('xx'), 'yy', 'en'],
	[user('zh-TW'), 'zh', 'en'],
	[user('zh-HK'), 'de', 'en'],
	[user('zh_Hant_MO'), 'de', 'en'],
	[user('xx'), 'zh-Hant', 'en'],
	[user('zh-CN'), 'de', 'zh'],
	[user('zh-Hans-HK'), 'de', 'zh'],
	[user('zh-SG'), 'de', 'zh'],
	[user({ toString: null }), { toString: null }, 'en'],
	[user(7), ['de'], 'en'],
	[user(' DE_at '), 'fr', 'de'],
	[user(undefined), undefined, 'en'],
])('%j in a workspace in %p reads %s', (given, workspace, language) => {
	expect(localeOfUser(given, workspace).language).toBe(language);
});

it.each([undefined, null, '2', NaN, 14.5, -14.5])('takes the offset %p for unknown', (utcOffset) => {
	expect(localeOf({ utcOffset }).utcOffset).toBeUndefined();
});

it.each([0, 14, -14, 5.75])('takes the offset %p', (utcOffset) => {
	expect(localeOf({ utcOffset }).utcOffset).toBe(utcOffset);
});

it('is English in UTC for nobody in particular', () => {
	expect(localeOf({})).toMatchObject({ language: 'en', utcOffset: undefined });
});
