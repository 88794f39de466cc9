import type { ClosedSessions } from '../sessions/closedSessions';
import type { LoginsEnded } from '../sessions/loginsEnded';
import type { WorkspaceSession } from '../sessions/ports';
import type { Others } from '../tickets/HandshakeOutcome';
import { countText, numberText } from './countText';
import { dayText, momentText } from './moments';
import type { Reader } from './reader';

/** More lines than that nobody reads in a message. */
const mostLines = 10;

/** Who the others were, as far as it is known; empty where nothing is. The workspace's own list says more than counting. */
export function othersText({ closed, ended }: Others, reader: Reader): string {
	if (closed) {
		return closedText(closed, reader);
	}
	return ended ? endedText(ended, reader) : '';
}

function closedText({ closed, expired, atMost }: ClosedSessions, reader: Reader): string {
	const { texts } = reader;
	const isCertain = atMost === closed.length;
	const lines: string[] = [];
	if (atMost === 0) {
		lines.push(texts('closed_none'));
	} else if (isCertain) {
		lines.push(countText(atMost, { one: 'closed_one', other: 'closed_other' }, reader));
	} else {
		lines.push(countText(atMost, { one: 'closed_most_one', other: 'closed_most_other' }, reader));
		lines.push(...(closed.length > 0 ? [texts('closed_certain')] : []));
	}
	lines.push(...sessionLines(closed, reader));
	if (expired.length > 0) {
		lines.push(texts('closed_expired'), ...sessionLines(expired, reader));
	}
	return lines.join('\n');
}

function sessionLines(sessions: WorkspaceSession[], reader: Reader): string[] {
	const lines = sessions.slice(0, mostLines).map((session) => `• ${sessionText(session, reader)}`);
	const more = sessions.length - lines.length;
	return more > 0 ? [...lines, reader.texts('and_more', { count: numberText(more, reader.language) })] : lines;
}

/** E.g. `Chrome on Windows (10.1.2.3, last seen Nov 20, 2026)`. */
function sessionText({ device, os, address, loginAt }: WorkspaceSession, reader: Reader): string {
	const { texts } = reader;
	const client = device && os ? texts('session_client', { device, os }) : (device ?? os ?? texts('unknown'));
	const seen = texts('session_seen', { day: dayText(new Date(loginAt), reader) });
	return `${client} (${address ? `${address}, ${seen}` : seen})`;
}

function endedText({ atMost, countedSince }: LoginsEnded, reader: Reader): string {
	const { texts } = reader;
	if (countedSince === undefined) {
		return atMost === 0 ? texts('ended_none') : countText(atMost, { one: 'ended_one', other: 'ended_other' }, reader);
	}
	const since = momentText(new Date(countedSince), reader);
	return atMost === 0
		? texts('ended_since_none', { since })
		: countText(atMost, { one: 'ended_since_one', other: 'ended_since_other' }, reader, { since });
}
