/**
 * The engine writes every request (headers, query, cookies: login tokens) and the answer of a view submit into the app
 * log, at debug level. Until the call is over these entries sit in the logger of that call, where they can be dropped (seen
 * on Rocket.Chat 6.5 and Apps-Engine 1.42 to 1.62).
 */

interface LogEntry {
	severity?: unknown;
	args: unknown[];
}

/**
 * Takes the logger of the running call and drops what the engine has written and will write. The app's own lines stay.
 * Returns false if the runtime keeps its entries elsewhere, so nothing could be dropped.
 *
 * Must be the first statement of a handler, before any await: on the in-process runtime (up to Rocket.Chat 6.9) the next call
 * that comes in replaces the app's logger.
 */
export function keepRequestOutOfLog(logger: object): boolean {
	const entries = entriesOf(logger);
	if (!entries) {
		return false;
	}
	entries.length = 0;
	entries.push = (...added) => {
		const own = added.filter(({ severity }) => severity !== 'debug');
		return Array.prototype.push.apply(entries, own);
	};
	return true;
}

/** `entries` is no public API, so its shape is checked. */
function entriesOf(logger: object): LogEntry[] | undefined {
	const entries = (logger as { entries?: unknown }).entries;
	const isKnownShape = Array.isArray(entries) && entries.every((entry) => Array.isArray(entry?.args));
	return isKnownShape ? (entries as LogEntry[]) : undefined;
}
