/**
 * Returns one of the engine's abstract classes as far as the workspace implements it. The engine's own `do…` methods check
 * permissions first. Whatever is not implemented rejects with a clear message.
 * @param base its class; engines that have no such class never ask for one
 */
export function refusing<T extends object, A extends unknown[]>(
	base: (abstract new (...args: A) => T) | undefined,
	...args: A
): T {
	const made: T = base ? Reflect.construct(base, args) : Object.create(null);
	return new Proxy(made, {
		get(target, property, receiver) {
			// A promise asks every value for `then`: that is nobody calling a method.
			if (property in target || typeof property === 'symbol' || property === 'then') {
				return Reflect.get(target, property, receiver);
			}
			return () => Promise.reject(new Error(`The embedded workspace has no ${property} in its ${base?.name}.`));
		},
	});
}
