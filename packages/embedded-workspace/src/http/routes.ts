import type { IncomingHttpHeaders } from 'http';

import type { Caller } from './authentication';
import type { Fields } from './requests';

/** What anyone can send to a route. */
export interface OpenCall {
	headers: IncomingHttpHeaders;
	/** Path parameters, such as `id` of `settings/:id`. */
	params: Record<string, string>;
	query: Fields;
	body: Fields;
}

/** What a caller who is logged in sends to a route. */
export interface ApiCall extends OpenCall {
	caller: Caller;
}

/** An answer that is sent as it is, if the usual 200 with `success: true` does not fit. */
export class Answer {
	constructor(
		readonly status: number,
		readonly body: object,
	) {}
}

type Result = object | Promise<object>;

/** One method of one path: who may call it, and what it does. It returns the answer's body without `success`. */
export type ApiRoute =
	| { access: 'open'; run: (call: OpenCall) => Result }
	| { access: 'login' | 'admin'; run: (call: ApiCall) => Result; isUnlimited?: (call: OpenCall) => boolean };

/** The routes of one subject, by path (below /api/v1/) and method. */
export type ApiRoutes = Record<string, { GET?: ApiRoute; POST?: ApiRoute }>;

/** Returns a route for everyone. */
export function open(run: (call: OpenCall) => Result): ApiRoute {
	return { access: 'open', run };
}

/** Returns a route for those who are logged in. @param isUnlimited whether the rate limit passes over a call */
export function loggedIn(run: (call: ApiCall) => Result, isUnlimited?: (call: OpenCall) => boolean): ApiRoute {
	return { access: 'login', run, isUnlimited };
}

/** Returns a route for administrators. */
export function adminOnly(run: (call: ApiCall) => Result): ApiRoute {
	return { access: 'admin', run };
}
