import type { ListedSession, PersonalAccessToken, RevocationDetails } from '../sessions/endings';
import { formatDay } from './dates';
import { asCode } from './untrustedText';
import type { Locale } from './locale';
import { pluralize } from './texts';

/** Nobody reads more in a message. */
const maxSessions = 10;
const maxTokens = 5;

/** Returns what the workspace lists, and what still works; claims no more than that. */
export function detailsText({ sessions, personalAccessTokens }: RevocationDetails, locale: Locale): string {
	return [...sessionLines(sessions, locale), ...tokenLines(personalAccessTokens, locale)].join('\n');
}

function sessionLines(sessions: RevocationDetails['sessions'], locale: Locale): string[] {
	if (!sessions || sessions.listed.length === 0) {
		return [];
	}
	const shown = sessions.listed.slice(0, maxSessions);
	const more = sessions.total - shown.length;
	return [
		locale.t('result_sessions'),
		...shown.map((session) => `• ${sessionText(session, locale)}`),
		...(more > 0 ? [pluralize(locale.language, 'result_more', more)] : []),
	];
}

/** E.g. "Chrome on Windows, 10.1.2.3, last active Nov 20, 2026". */
function sessionText({ device, os, address, lastActiveAt, isCurrent }: ListedSession, locale: Locale): string {
	const { t } = locale;
	const [program, system] = [device, os].map((name) => name && asCode(name));
	const names = program && system ? t('result_session', { device: program, os: system }) : program || system;
	return [
		names ?? t('notice_unknown_client'),
		...(address ? [asCode(address)] : []),
		t('result_session_active', { day: formatDay(lastActiveAt, locale) }),
		...(isCurrent ? [`*${t('result_session_current')}*`] : []),
	].join(', ');
}

function tokenLines(tokens: PersonalAccessToken[] | undefined, { t, language }: Locale): string[] {
	if (!tokens) {
		return [t('result_tokens_unknown')];
	}
	const names = tokens.slice(0, maxTokens).map(({ name }) => asCode(name));
	const more = tokens.length - names.length;
	const list = names.join(', ') + (more > 0 ? ` ${pluralize(language, 'result_more', more)}` : '');
	return names.length > 0 ? [t('result_tokens', { names: list })] : [];
}
