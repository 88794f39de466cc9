/**
 * Takes the logger of the running call and drops what the engine has written and will write: every request (headers, query,
 * cookies: login tokens) and the answer of a view submit, at debug level. The app's own lines stay. Until the call is over
 * all entries sit in that logger (seen on Rocket.Chat 6.5 and Apps-Engine 1.42 to 1.62). Returns false if the runtime keeps
 * them elsewhere, so nothing could be dropped.
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
function entriesOf(logger: object): { severity?: unknown }[] | undefined {
	const { entries } = logger as { entries?: unknown };
	return Array.isArray(entries) && entries.every((entry) => Array.isArray(entry?.args)) ? entries : undefined;
}
