import type { IApiEndpoint, IApiRequest, IApiResponse } from '@rocket.chat/apps-engine/definition/api';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';

import { Call, type ProcessMemory } from '../Call';
import { keepRequestOutOfLog } from '../host/requestLog';
import { methodNotAllowed, ownDefect } from './answers';

type Handler = (this: GuardedEndpoint, ...args: Parameters<Required<IApiEndpoint>['get']>) => Promise<IApiResponse>;

/**
 * What all endpoints of this app do: keep the request out of the log before anything else, answer every method (the host
 * turns one that is missing into a 500), and never let an internal error message become an answer.
 *
 * Does not extend the engine's `ApiEndpoint`, which loads dozens of files when the app starts.
 */
export abstract class GuardedEndpoint implements IApiEndpoint {
	public abstract readonly path: string;
	/** The endpoint checks credentials itself, because the host's own refusal differs from the documented one. */
	public readonly authRequired = false;
	public readonly get = this.handlerOf('get');
	public readonly post = this.handlerOf('post');
	public readonly put = this.handlerOf('put');
	public readonly delete = this.handlerOf('delete');
	public readonly head = this.handlerOf('head');
	public readonly options = this.handlerOf('options');
	public readonly patch = this.handlerOf('patch');

	/** The one method this endpoint takes. */
	protected abstract readonly method: 'get' | 'post';

	constructor(
		private readonly app: IApp,
		private readonly memory: ProcessMemory,
	) {}

	/** Does the work. Whatever it throws is logged as a defect and answered with 500. */
	protected abstract handle(request: IApiRequest, call: Call): Promise<IApiResponse>;

	/** Not an arrow function: engines bind `this` to a proxy whose `getLogger()` belongs to this call. */
	private handlerOf(method: string): Handler {
		return async function (request, _endpoint, read, modify, http, persistence) {
			const log = this.app.getLogger();
			if (!keepRequestOutOfLog(log) && this.memory.once.isFirst('unguarded log')) {
				log.warn('The app log may contain login tokens on this server. Let only administrators read it.');
			}
			if (method !== this.method) {
				return methodNotAllowed(this.method.toUpperCase());
			}
			try {
				const host = { read, modify, http, persistence, log, user: request.user };
				return await this.handle(request, new Call(this.app.getID(), this.memory, host));
			} catch (error) {
				log.error(`defect in ${this.path}: ${error instanceof Error ? error.stack : String(error)}`);
				return ownDefect();
			}
		};
	}
}
