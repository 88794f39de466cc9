import type { KeepOutcome } from '../handshake/outcomes';
import { formatDateTime } from './dates';
import { detailsText } from './detailsText';
import { asCode } from './foreignText';
import type { Locale } from './locale';
import type { TextKey } from './texts';

type Failure = Extract<KeepOutcome, { kind: 'failed' }>['failure'];

/** One sentence for each way to fail. */
const failureKeys: Record<Failure, TextKey> = {
	expired: 'failed_expired',
	'already-answered': 'failed_answered',
	unidentified: 'failed_unidentified',
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

/** What differs for another user: the button in one's own profile does not help there. */
const keysForTarget: Partial<Record<TextKey, TextKey>> = {
	failed_unidentified: 'failed_command',
	failed_ambiguous_login: 'failed_command',
	failed_unknown: 'failed_unknown_user',
};

/** Returns what a person is told: what happened, until when it lasts, or what to do now. */
export function outcomeText(outcome: KeepOutcome, locale: Locale): string {
	const { t } = locale;
	if (outcome.kind === 'offer-file') {
		return t('file_message');
	}
	const user = asCode(`@${outcome.target?.username}`);
	if (outcome.kind === 'failed') {
		const key = failureKeys[outcome.failure];
		const values = { user, seconds: String(outcome.retryAfter ?? 60) };
		return t((outcome.target && keysForTarget[key]) ?? key, values);
	}
	if (outcome.target) {
		return t('result_user', { user });
	}
	const { tokenExpires, details } = outcome.revocation;
	const until = tokenExpires && formatDateTime(tokenExpires, locale);
	const done = until ? t('result_done', { until }) : t('result_done_no_end');
	const more = details ? detailsText(details, locale) : '';
	return more === '' ? done : `${done}\n${more}`;
}
