import { type Ending, resultOf } from '../sessions/endings';
import type { Attempt } from '../sessions/ports';
import { formatDateTime } from './dates';
import { asCode, clientName } from './untrustedText';
import type { Locale } from './locale';

/** Returns the direct message to the owner of an account whose other clients were, or may have been, logged out. */
export function noticeText(attempt: Attempt, locale: Locale): string {
	const { t } = locale;
	const { ending, at } = attempt;
	const validUntil = ending.outcome === 'done' ? ending.validUntil : undefined;
	const lines = [
		t(ending.outcome === 'done' ? 'notice_done' : 'notice_unknown'),
		t('notice_when', { when: formatDateTime(at, locale), via: viaText(attempt, locale) }),
		t('notice_from', fromWhere(attempt, locale)),
	];
	if (validUntil) {
		lines.push(t('notice_valid_until', { until: formatDateTime(validUntil, locale) }));
	} else if (validUntil === null) {
		lines.push(t('notice_valid_token'));
	}
	return [...lines, '', t('notice_not_you')].join('\n');
}

/** Returns the direct message to somebody whom an administrator logged out, or may have logged out, everywhere. */
export function targetNoticeText(attempt: Attempt, administrator: string, locale: Locale): string {
	const when = formatDateTime(attempt.at, locale);
	const key = attempt.ending.outcome === 'done' ? 'notice_user_done' : 'notice_user_unknown';
	return locale.t(key, { when, administrator: asCode(`@${administrator}`) });
}

const auditKeys = {
	done: 'notice_line_done',
	unknown: 'notice_line_unknown',
	'nothing-happened': 'notice_line_refused',
} as const;

/** Returns one line for a room for administrators. */
export function auditText(attempt: Attempt, username: string, locale: Locale): string {
	const values = { user: asCode(username), via: viaText(attempt, locale), reason: asCode(resultOf(attempt.ending)) };
	return locale.t(auditKeys[attempt.ending.outcome], { ...values, ...fromWhere(attempt, locale) });
}

/** Returns how the user asked, in words. */
export function viaText({ via, target }: Pick<Attempt, 'via' | 'target'>, { t }: Locale): string {
	const text = t(via === 'command' ? 'notice_via_command' : 'notice_via_endpoint');
	return target ? `${text} ${asCode(`@${target.username}`)}` : text;
}

function fromWhere({ client: { userAgent, address } }: Attempt, { t }: Locale): { client: string; address: string } {
	const name = clientName(userAgent);
	return {
		client: name === undefined ? t('notice_unknown_client') : asCode(name),
		address: address === undefined ? t('notice_unknown_address') : asCode(address),
	};
}

/**
 * Returns an attempt as one line of the app log, in a form that scripts may rely on: `attempt result=... via=... user=...
 * [target=...] client="..." address=... [until=...] [detail="..."]`.
 */
export function attemptLogLine({ ending, via, userId, target, client }: Attempt): string {
	const user = `user=${userId}${target ? ` target=${target.userId}` : ''}`;
	const from = `client="${clientName(client.userAgent) ?? 'unknown'}" address=${client.address ?? 'unknown'}`;
	return `attempt result=${resultOf(ending)} via=${via} ${user} ${from}${logDetail(ending)}`;
}

function logDetail(ending: Ending): string {
	if (ending.outcome === 'done') {
		const { validUntil } = ending;
		return validUntil === undefined ? '' : ` until=${validUntil?.toISOString() ?? 'never'}`;
	}
	const { detail } = ending;
	return detail ? ` detail="${detail.replace(/"/g, "'").replace(/\s+/g, ' ')}"` : '';
}
