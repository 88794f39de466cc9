import type { IncomingMessage } from 'http';

/**
 * Returns the address a request counts for, by Rocket.Chat's rule (`getRequestIP`): `X-Real-IP` wins over the socket, and
 * `X-Forwarded-For` counts only if `HTTP_FORWARDED_COUNT` says how many proxies stand in front.
 */
export function requestAddress(request: IncomingMessage, forwardedCount: number): string {
	const realIp = request.headers['x-real-ip'];
	const address = (typeof realIp === 'string' && realIp) || (request.socket.remoteAddress ?? '');
	const forwardedFor = request.headers['x-forwarded-for'];
	if (forwardedCount <= 0 || typeof forwardedFor !== 'string') return address;
	const hops = forwardedFor.trim().split(/\s*,\s*/);
	return hops[hops.length - forwardedCount] ?? address;
}

/** `HTTP_FORWARDED_COUNT` of this process, 0 if it is not set. */
export function forwardedCountOf(env: NodeJS.ProcessEnv): number {
	return parseInt(env.HTTP_FORWARDED_COUNT ?? '', 10) || 0;
}
