/** A call of an app to its host: one round trip between two processes. */
export interface AppCall {
	/** Accessor and method, such as `getPersistence.createWithAssociations`; in brackets a setting, or a path and its method. */
	call: string;
	/** How long the host took, in milliseconds; `undefined` while the call runs. */
	ms?: number;
}

/** A message from an app's process, as the engine passes it on. */
interface AppMessage {
	payload: { method: string; params?: unknown };
}

type Handle = (message: AppMessage) => Promise<void>;

/**
 * Records the calls each app makes to its host, in order, for tests and measurements. Starts with the first `take`, so
 * nothing piles up if nobody collects them.
 */
export class AppCalls {
	private readonly ofApp = new Map<string, AppCall[]>();

	/** Returns the calls since the last time, and forgets them. */
	take(appId: string): AppCall[] {
		const calls = this.ofApp.get(appId) ?? [];
		this.ofApp.set(appId, []);
		return calls;
	}

	/** Handles messages of an app as `handle` does, and remembers those that are calls. */
	watched(appId: string, handle: Handle): Handle {
		return async (message) => {
			const calls = this.ofApp.get(appId);
			const name = nameOf(message);
			if (!calls || name === undefined) {
				return handle(message);
			}
			const call: AppCall = { call: name };
			calls.push(call);
			const start = performance.now();
			await handle(message);
			call.ms = performance.now() - start;
		};
	}
}

/** Returns the name of a call, or `undefined` for what an app's process only reports. */
function nameOf({ payload: { method, params } }: AppMessage): string | undefined {
	const [kind, ...path] = method.split(':');
	if (kind !== 'accessor' && kind !== 'bridges') {
		return undefined;
	}
	const about = Array.isArray(params) ? subjectOf(path[path.length - 1], params[0]) : undefined;
	return path.slice(-2).join('.') + (about === undefined ? '' : `(${about})`);
}

/** Settings and addresses only: everything else an app hands over may be a secret. */
function subjectOf(method: string, first: unknown): string | undefined {
	if (method === 'getValueById') {
		return String(first);
	}
	const { method: verb, url } = (first ?? {}) as { method?: unknown; url?: unknown };
	const isRequest = method === 'doCall' && typeof url === 'string' && URL.canParse(url);
	return isRequest ? `${String(verb)} ${new URL(url).pathname}` : undefined;
}
