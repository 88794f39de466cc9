import type { HandshakeOutcome } from '../tickets/HandshakeOutcome';
import { momentText } from './moments';
import { othersText } from './othersText';
import type { Reader } from './reader';

/** What a person is told of how it went: what happened and to whom, until when it lasts, or what to do now. */
export function outcomeText(outcome: HandshakeOutcome, reader: Reader): string {
	const { texts } = reader;
	if (outcome.kind === 'failed') {
		return texts(`failed_${outcome.failure}`, { seconds: String(outcome.retryAfter ?? 60) });
	}
	const { until, others = {} } = outcome;
	const done = until === null ? texts('done_for_good') : texts('done', { until: momentText(until, reader) });
	const details = othersText(others, reader);
	return details === '' ? done : `${done}\n${details}`;
}
