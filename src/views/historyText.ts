import { mostLogins } from '../sessions/LedgerBatches';
import type { KnownLogins } from '../sessions/LoginLedger';
import { countText } from './countText';
import { daysText, momentText } from './moments';
import type { Reader } from './reader';

/**
 * How often somebody has logged in, in one sentence that claims no more than is known.
 * @param days how long a login lasts
 */
export function historyText({ logins, since, knownSince }: KnownLogins, days: number, reader: Reader): string {
	const { texts } = reader;
	const values = {
		times: timesText(logins.length, reader),
		since: momentText(new Date(since), reader),
		days: daysText(days, reader),
	};
	const isNone = logins.length === 0;
	switch (knownSince) {
		case 'period':
			return texts(isNone ? 'history_none_period' : 'history_period', values);
		case 'counting':
			return texts(isNone ? 'history_none_counting' : 'history_counting', values);
		case 'revocation':
			return texts(isNone ? 'history_none_revocation' : 'history_revocation', values);
	}
}

/** A workspace keeps no more logins of a user than that, and the ledger does not either. */
function timesText(count: number, reader: Reader): string {
	return count >= mostLogins
		? reader.texts('times_most', { count: String(mostLogins) })
		: countText(count, { one: 'times_one', other: 'times_other' }, reader);
}
