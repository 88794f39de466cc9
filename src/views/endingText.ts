import type { EpochMs } from '../lib/time';
import type { Ending, Reason } from '../sessions/endings';
import type { Target } from '../sessions/ports';
import { formatExpiry } from './dates';
import { detailsText } from './detailsText';
import type { Locale } from './locale';
import type { TextKey } from './texts';
import { asCode } from './untrustedText';

/** One sentence for each reason. */
const reasonKeys: Record<Reason, TextKey> = {
	expired: 'failed_expired',
	'already-answered': 'failed_answered',
	unidentified: 'failed_unidentified',
	'files-not-protected': 'failed_no_way',
	'no-site-url': 'failed_site_url',
	'ambiguous-login': 'failed_ambiguous_login',
	'other-user': 'failed_other_user',
	'other-site': 'failed_other_site',
	'not-logged-in': 'failed_not_logged_in',
	'rate-limited': 'failed_rate_limited',
	refused: 'failed_refused',
	'not-configured': 'failed_refused',
	'not-allowed': 'failed_not_allowed',
	'no-such-user': 'failed_no_user',
	'unclear-answer': 'failed_unknown',
	'no-answer': 'failed_unknown',
	'ended-by-another': 'failed_ended',
};

/** What differs if somebody is to be logged out everywhere: the button in one's own profile does not help there. */
const keysForTarget: Partial<Record<TextKey, TextKey>> = {
	failed_unidentified: 'failed_command',
	failed_ambiguous_login: 'failed_command',
	failed_no_way: 'status_files_wrong',
	failed_unknown: 'failed_unknown_user',
};

/** Returns what a person is told: what happened, until when it lasts, or what to do now. */
export function endingText(
	{ ending, target, fileText }: { ending: Ending; target?: Target; fileText?: string },
	locale: Locale,
	now: EpochMs,
): string {
	const { t } = locale;
	const user = asCode(`@${target?.username}`);
	if (fileText !== undefined) {
		return target ? t('file_message_user', { user }) : t('file_message');
	}
	if (ending.outcome !== 'done') {
		const key = reasonKeys[ending.reason];
		const values = { user, seconds: String(ending.retryAfter ?? 60) };
		return t((target && keysForTarget[key]) ?? key, values);
	}
	if (target) {
		return t('result_user', { user });
	}
	const { validUntil, details } = ending;
	const done = validUntil
		? t('result_done', { until: formatExpiry(validUntil, now, locale) })
		: t('result_done_no_end');
	const more = details ? detailsText(details, locale) : '';
	return more === '' ? done : `${done}\n${more}`;
}
