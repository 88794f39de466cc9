import { randomId } from '../store/ids';
import type { Stores } from '../store/stores';
import { deviceOf } from './deviceOf';

export interface LiveClient {
	userId: string;
	token: string;
	userAgent: string;
	host: string;
	ip: string;
}

/** Records that a client has connected live. Clients that only use the REST API are not recorded. */
export function rememberSession(stores: Stores, { userId, token, userAgent, host, ip }: LiveClient): void {
	const sessionId = randomId();
	const loginAt = new Date().toISOString();
	stores.sessions.add({ sessionId, userId, device: deviceOf(userAgent), host, ip, loginAt }, token);
}
