import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { readerOfTicket, readerOfUser } from '../../../src/views/reader';

/** What matters of a user here; hosts leave parts of it out. */
function user(parts: object): IUser {
	return { id: 'alice', ...parts } as IUser;
}

it.each([
	['their own language', { settings: { preferences: { language: 'fr' } } }, 'de', 'fr'],
	["the workspace's where theirs is missing", { settings: { preferences: {} } }, 'de', 'de'],
	["the workspace's where there are no preferences", { settings: {} }, 'de', 'de'],
	["the workspace's where there are no settings", {}, 'pt-BR', 'pt-BR'],
	[
		"the workspace's where the app does not speak theirs",
		{ settings: { preferences: { language: 'ja' } } },
		'es',
		'es',
	],
	['English where nothing else is left', {}, undefined, 'en'],
])('a user reads %s', (_what, parts, workspaceLanguage, language) => {
	expect(readerOfUser(user(parts), workspaceLanguage).language).toBe(language);
});

it.each([
	[0, 0],
	[5.5, 5.5],
	[-3, -3],
	[14, 14],
	[15, 0],
	[-3600, 0],
	[NaN, 0],
	[undefined, 0],
	[null, 0],
	['2', 0],
])('takes the offset %p for %p hours', (utcOffset, hours) => {
	expect(readerOfUser(user({ utcOffset }), 'en').utcOffset).toBe(hours);
});

it('a ticket remembers its reader', () => {
	const ticket = { id: 't', userId: 'alice', roomId: 'GENERAL', askedAt: 0, language: 'de', utcOffset: 5.5 };
	const reader = readerOfTicket(ticket);
	expect(reader).toMatchObject({ language: 'de', utcOffset: 5.5 });
	expect(reader.texts('button_cancel')).toBe('Abbrechen');
});

it('without a ticket it is English, in UTC', () => {
	expect(readerOfTicket(undefined)).toMatchObject({ language: 'en', utcOffset: 0 });
});
