import { type Ending, resultOf } from '../sessions/endings';
import type { Attempt, Target, Via } from '../sessions/ports';
import { formatExpiry } from './dates';
import type { Locale } from './locale';
import { translatorFor } from './texts';
import { asCode, clientName } from './untrustedText';

/**
 * Returns the direct message to the owner of an account whose other clients, or all clients, were or may have been logged
 * out. It has no time of its own: the message shows one, in the reader's own time zone.
 */
export function noticeText(attempt: Attempt, locale: Locale): string {
	const { t } = locale;
	const { ending, target, at } = attempt;
	const [doneKey, unknownKey] = target
		? (['notice_self_done', 'notice_self_unknown'] as const)
		: (['notice_done', 'notice_unknown'] as const);
	const lines = [
		t(ending.outcome === 'done' ? doneKey : unknownKey),
		t('notice_from', { ...fromWhere(attempt, locale), via: viaText(attempt, locale) }),
	];
	const validUntil = ending.outcome === 'done' ? ending.validUntil : undefined;
	if (validUntil) {
		lines.push(t('notice_valid_until', { until: formatExpiry(validUntil, at, locale) }));
	} else if (validUntil === null) {
		lines.push(t('notice_valid_token'));
	}
	return [...lines, '', t('notice_not_you')].join('\n');
}

/** Returns the direct message to somebody whom another user logged out, or may have logged out, everywhere. */
export function targetNoticeText({ ending }: Attempt, username: string, { t }: Locale): string {
	return t(ending.outcome === 'done' ? 'notice_user_done' : 'notice_user_unknown', { user: asCode(`@${username}`) });
}

const auditKeys = {
	done: 'notice_line_done',
	unknown: 'notice_line_unknown',
	'nothing-happened': 'notice_line_refused',
} as const;

/** Returns one line for a room for administrators. @param isOwnerTold whether the security notice was sent, if that is known */
export function auditText(attempt: Attempt, username: string, locale: Locale, isOwnerTold?: boolean): string {
	const { t } = locale;
	const values = { user: asCode(username), via: viaText(attempt, locale), reason: asCode(resultOf(attempt.ending)) };
	const line = t(auditKeys[attempt.ending.outcome], { ...values, ...fromWhere(attempt, locale) });
	return isOwnerTold === false ? t('notice_line_not_told', { line }) : line;
}

/** Returns how the user asked, in words. */
export function viaText({ via, target }: { via: Via; target?: Target }, { t }: Locale): string {
	const text = t(via === 'command' ? 'notice_via_command' : 'notice_via_endpoint');
	return target ? `${text} ${asCode(`@${target.username}`)}` : text;
}

function fromWhere({ client: { userAgent, address } }: Attempt, { t }: Locale): { client: string; address: string } {
	const name = clientName(userAgent, t);
	return {
		client: name === undefined ? t('notice_unknown_client') : asCode(name),
		address: address === undefined ? t('notice_unknown_address') : asCode(address),
	};
}

/**
 * Returns an attempt as one line of the app log, in English and in a form that scripts may rely on: `attempt result=...
 * via=... user=... [target=...] client="..." address=... [until=...] [detail="..."]`.
 */
export function attemptLogLine({ ending, via, userId, target, client }: Attempt): string {
	const user = `user=${userId}${target ? ` target=${target.userId}` : ''}`;
	const from = `client="${clientName(client.userAgent, translatorFor('en')) ?? 'unknown'}" address=${client.address ?? 'unknown'}`;
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
