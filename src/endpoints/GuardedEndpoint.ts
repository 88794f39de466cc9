import type { IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import {
	ApiEndpoint,
	type IApiEndpointInfo,
	type IApiRequest,
	type IApiResponse,
} from '@rocket.chat/apps-engine/definition/api';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';

import { redactRequestLog } from '../security/redactRequestLog';
import { type Accessors, accessorsOf, type Services } from '../services';
import { methodNotAllowed, ownDefect } from './answers';

type Method = 'get' | 'post';

/**
 * What every endpoint of this app keeps to: the request is redacted from the log before anything else, every method
 * has an answer (the host makes a 500 of an unimplemented one), and no internal error message ever becomes an answer.
 */
export abstract class GuardedEndpoint extends ApiEndpoint {
	/** Credentials are checked by the endpoint itself: the host's own refusal is not the contract's. */
	public readonly authRequired = false;

	protected abstract readonly method: Method;

	constructor(
		app: IApp,
		protected readonly services: Services,
	) {
		super(app);
	}

	/** Does the work of the one method this endpoint takes. May throw: that is answered and logged as our own defect. */
	protected abstract handle(request: IApiRequest, accessors: Accessors): Promise<IApiResponse>;

	public get(...call: EndpointCall): Promise<IApiResponse> {
		return this.guard('get', ...call);
	}

	public post(...call: EndpointCall): Promise<IApiResponse> {
		return this.guard('post', ...call);
	}

	public put(...call: EndpointCall): Promise<IApiResponse> {
		return this.guard('put', ...call);
	}

	public delete(...call: EndpointCall): Promise<IApiResponse> {
		return this.guard('delete', ...call);
	}

	public head(...call: EndpointCall): Promise<IApiResponse> {
		return this.guard('head', ...call);
	}

	public options(...call: EndpointCall): Promise<IApiResponse> {
		return this.guard('options', ...call);
	}

	public patch(...call: EndpointCall): Promise<IApiResponse> {
		return this.guard('patch', ...call);
	}

	private async guard(
		method: string,
		...[request, , read, modify, http, persistence]: EndpointCall
	): Promise<IApiResponse> {
		const log = this.app.getLogger();
		const isRedacted = redactRequestLog(log);
		if (!isRedacted) {
			this.services.warnUnredacted(log);
		}
		if (method !== this.method) {
			return methodNotAllowed(this.method.toUpperCase());
		}
		try {
			const host = { read, modify, http, persistence, log };
			return await this.handle(request, accessorsOf(host, request.user));
		} catch (error) {
			log.error(`defect in ${this.path}: ${error instanceof Error ? (error.stack ?? error.message) : 'not an Error'}`);
			return ownDefect();
		}
	}
}

type EndpointCall = [
	request: IApiRequest,
	endpoint: IApiEndpointInfo,
	read: IRead,
	modify: IModify,
	http: IHttp,
	persistence: IPersistence,
];
