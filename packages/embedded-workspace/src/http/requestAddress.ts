import type { IncomingMessage } from 'http';

/** Returns the address a request counts for, as Rocket.Chat does without a proxy that it knows of: `X-Real-IP`, else the socket's. */
export function requestAddress({ headers, socket }: IncomingMessage): string {
	const realIp = headers['x-real-ip'];
	return (typeof realIp === 'string' && realIp) || (socket.remoteAddress ?? '');
}
