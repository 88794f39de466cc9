import type { IHttpRequest, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';
import { RequestMethod } from '@rocket.chat/apps-engine/definition/accessors';
import type { IHttpBridgeRequestInfo } from '@rocket.chat/apps-engine/server/bridges';
import { HttpBridge } from '@rocket.chat/apps-engine/server/bridges';

import { engineVersion } from '../runtime/engineVersion';

const defaultTimeout = 3 * 60_000;

/**
 * Requests of apps. A status of 400 and above is an answer like any other. Redirects are followed: 301 and 302 turn a
 * POST into a GET, and the app's own headers go along.
 */
export class AppHttpBridge extends HttpBridge {
	/** @param throwsWhenUnreachable as newer servers; older ones answer `undefined` when there was no response at all */
	constructor(private readonly throwsWhenUnreachable: boolean) {
		super();
	}

	/** @throws on a malformed URL, before any request is made. */
	protected override async call({ url, method, request }: IHttpBridgeRequestInfo): Promise<IHttpResponse> {
		const { target, options } = fetchArguments(url, method, request);
		try {
			const response = await fetch(target, options);
			return {
				url,
				method,
				statusCode: response.status,
				headers: Object.fromEntries(response.headers),
				...content(await response.text(), response.headers.get('content-type') ?? ''),
			};
		} catch (error) {
			if (this.throwsWhenUnreachable) {
				throw error;
			}
			// The engine's type does not know it, but that is what servers before 6.11 resolve to.
			return undefined as never;
		}
	}
}

function fetchArguments(
	url: string,
	method: RequestMethod,
	request: IHttpRequest,
): { target: URL; options: RequestInit } {
	const target = new URL(url);
	const headers = new Headers({ 'user-agent': `Rocket.Chat-Apps-Engine/${engineVersion}`, ...request.headers });
	const isBodyless = method === RequestMethod.GET || method === RequestMethod.HEAD;
	let body = request.content;
	if (!body && typeof request.data === 'object') {
		body = JSON.stringify(request.data);
		headers.set('content-type', 'application/json');
	}
	const signal = AbortSignal.timeout(request.timeout ?? defaultTimeout);
	return { target, options: { method: method.toUpperCase(), headers, body: isBodyless ? undefined : body, signal } };
}

function content(text: string, type: string): Pick<IHttpResponse, 'content' | 'data'> {
	return /\bjson\b/.test(type) ? { content: text, data: parsed(text) } : { content: text };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
