import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { languageFor, type Language, type Translate, translatorFor } from './texts';

/** How a person reads: language, and hours ahead of UTC if known. */
export interface Locale {
	language: Language;
	utcOffset: number | undefined;
	t: Translate;
}

/** Returns the user's locale. Its language falls back to the workspace's, then to English. */
export function localeOfUser(user: IUser | undefined, workspaceLanguage: unknown): Locale {
	const language = languageFor(user?.settings?.preferences?.language) ?? workspaceLanguage;
	return localeOf({ language, utcOffset: user?.utcOffset });
}

/** Returns a locale from what is known. */
export function localeOf({ language: wanted, utcOffset }: { language?: unknown; utcOffset?: unknown }): Locale {
	const language = languageFor(wanted) ?? 'en';
	const isOffset = typeof utcOffset === 'number' && Math.abs(utcOffset) <= 14;
	return { language, utcOffset: isOffset ? utcOffset : undefined, t: translatorFor(language) };
}
