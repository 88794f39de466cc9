/**
 * Returns a bridge to something the embedded workspace does not have. Its `do…` methods (which check permissions) are the
 * engine's own; whatever they would call on a real server rejects with a clear message.
 *
 * @param base the engine's abstract class of that bridge; engines that have no such bridge never ask for it
 * @param what what is missing, for the message
 */
export function refusing<T extends object>(base: (abstract new () => T) | undefined, what: string): T {
	const bridge: T = Object.create(base?.prototype ?? null);
	return new Proxy(bridge, {
		get(target, property, receiver) {
			// A promise asks every value for `then`: that is nobody calling the bridge.
			if (property in target || typeof property === 'symbol' || property === 'then') {
				return Reflect.get(target, property, receiver);
			}
			return () => Promise.reject(new Error(`The embedded workspace has no ${what} (${property} was called).`));
		},
	});
}
