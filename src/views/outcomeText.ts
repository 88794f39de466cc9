import type { HandshakeOutcome } from '../tickets/HandshakeOutcome';
import { momentText } from './moments';
import type { Language, Texts } from './texts';

/** What a person is told of how it went: what happened, until when it lasts, or what to do now. */
export function outcomeText(
	outcome: HandshakeOutcome,
	reader: { texts: Texts; language: Language; utcOffset: number },
): string {
	const { texts, language, utcOffset } = reader;
	if (outcome.kind === 'failed') {
		return texts(`failed_${outcome.failure}`, { seconds: String(outcome.retryAfter ?? 60) });
	}
	return outcome.until === null
		? texts('done_for_good')
		: texts('done', { until: momentText(outcome.until, language, utcOffset) });
}
