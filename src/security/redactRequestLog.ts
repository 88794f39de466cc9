/**
 * Before a handler runs, the engine writes the whole request (headers, query, cookies: login tokens) into the app log.
 * Until the handler has returned, these entries sit in the logger of that call and can be overwritten in place
 * (verified on Rocket.Chat 6.5 and Apps-Engine 1.62).
 *
 * Must be the first statement of a handler, before any await: on the in-process runtime (up to Rocket.Chat 6.9) the
 * app's logger is replaced by the next call that comes in.
 */

interface LogEntry {
	args: unknown[];
	severity?: unknown;
}

/** What stands in the log in place of the request. */
export const redactedRequest = '[request not logged: it carries credentials]';

/**
 * Takes the logger of the running call and overwrites whatever it holds so far, but for plain texts of the engine.
 * Gives false where the runtime keeps its entries elsewhere, so that nothing could be redacted.
 */
export function redactRequestLog(logger: unknown): boolean {
	const entries = entriesOf(logger);
	if (!entries) {
		return false;
	}
	for (const entry of entries) {
		entry.args.forEach((arg, index) => {
			// The first argument is the engine's own text ("... is being executed..."); the request comes behind it.
			if (index > 0 || typeof arg !== 'string') {
				entry.args[index] = redactedRequest;
			}
		});
	}
	return true;
}

/**
 * Takes the logger of the running call and drops what the engine has written into it and will write (its lines are of the
 * level debug), so that a call without news leaves no entry; the app's own lines stay. Must be the first statement, as above.
 */
export function dropEngineLines(logger: unknown): void {
	const entries = entriesOf(logger);
	if (entries) {
		entries.length = 0;
		entries.push = (...added) => {
			Array.prototype.push.apply(
				entries,
				added.filter(({ severity }) => severity !== 'debug'),
			);
			return entries.length;
		};
	}
}

/** `entries` is not public API, so its shape is checked and nothing is taken for granted. */
function entriesOf(logger: unknown): LogEntry[] | undefined {
	const entries = (logger as { entries?: unknown } | null | undefined)?.entries;
	const isKnownShape = Array.isArray(entries) && entries.every((entry) => Array.isArray(entry?.args));
	return isKnownShape ? (entries as LogEntry[]) : undefined;
}
