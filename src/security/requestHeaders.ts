import { isIP } from 'net';

import type { ClientAddress, ClientInfo } from '../sessions/ports';
import { programOf } from './clientName';

/** Request headers as the host gives them: lower-case names, outside data. */
export type RequestHeaders = Readonly<Record<string, unknown>>;

/** The engine types headers as always there; some hosts leave them out. */
export function headersOf(request: { headers?: unknown }): RequestHeaders {
	return typeof request.headers === 'object' && request.headers !== null ? (request.headers as RequestHeaders) : {};
}

/** The login token in `X-Auth-Token`; undefined where there is none that could be passed on. */
export function authTokenOf(headers: RequestHeaders): string | undefined {
	return tokenOf(headers['x-auth-token']);
}

/**
 * A token as it may stand in a header of our own request: printable ASCII and nothing else, so that no text from
 * outside can end a header line. Undefined for anything else.
 */
export function tokenOf(value: unknown): string | undefined {
	return typeof value === 'string' && /^[\x21-\x7e]{1,512}$/.test(value) ? value : undefined;
}

/**
 * The address the client's request came from, for the workspace's rate limit: all calls of an app come from one address
 * and would share one bucket. Only valid IP addresses are passed on.
 *
 * Behind a proxy that sets X-Forwarded-For alone, its first address stands in for X-Real-IP. A client that invents
 * these headers gains nothing it could not have at the workspace itself, and this app's own limit is per user.
 */
export function clientAddressOf(headers: RequestHeaders): ClientAddress {
	const forwarded = listOf(headers['x-forwarded-for']);
	const [realIp = forwarded[0]] = listOf(headers['x-real-ip']);
	return { realIp, forwardedFor: forwarded.length > 0 ? forwarded.join(', ') : undefined };
}

/** What a request tells of the client behind it. */
export function clientInfoOf(headers: RequestHeaders): ClientInfo {
	const sent = headers['user-agent'];
	const userAgent = typeof sent === 'string' ? sent : undefined;
	return { address: clientAddressOf(headers), userAgent, program: programOf(userAgent) };
}

const mostAddresses = 20;

/** The addresses of a header, or none at all where one of them is not an address. */
function listOf(header: unknown): string[] {
	if (typeof header !== 'string' || header.length > 1000) {
		return [];
	}
	const addresses = header.split(',').map((part) => part.trim());
	return addresses.length <= mostAddresses && addresses.every((address) => isIP(address) > 0) ? addresses : [];
}
