import type { IncomingMessage } from 'http';

/**
 * Returns the address a request counts for, by Rocket.Chat's rule (`getRequestIP`): `X-Real-IP` wins over the socket, and
 * `X-Forwarded-For` counts only if `HTTP_FORWARDED_COUNT` says how many proxies stand in front.
 */
export function requestAddress(request: IncomingMessage): string {
	const realIp = request.headers['x-real-ip'];
	const address = (typeof realIp === 'string' && realIp) || (request.socket.remoteAddress ?? '');
	const forwardedFor = request.headers['x-forwarded-for'];
	const forwardedCount = parseInt(process.env.HTTP_FORWARDED_COUNT ?? '', 10) || 0;
	if (forwardedCount <= 0 || typeof forwardedFor !== 'string') return address;
	const hops = forwardedFor.trim().split(/\s*,\s*/);
	return hops[hops.length - forwardedCount] ?? address;
}
