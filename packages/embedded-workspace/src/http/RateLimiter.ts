import type { RequestHandler } from 'express';

import { WorkspaceError } from './errors';
import type { SettingStore } from '../settings';
import type { Caller } from './authentication';
import { requestAddress } from './requests';

/** Roles with Rocket.Chat's permission `api-bypass-rate-limit`. */
const unlimitedRoles = ['admin', 'bot', 'app'];

interface Window {
	/** Epoch ms. */
	endsAt: number;
	calls: Map<string, number>;
}

/**
 * Rocket.Chat's REST limit: so many calls per time, route and address. As there, the counters live in the memory of one
 * process, the time window belongs to the route (it restarts for all addresses together), and the settings
 * `API_Enable_Rate_Limiter...` rule it at any moment.
 */
export class RateLimiter {
	private readonly windows = new Map<string, Window>();

	constructor(private readonly settings: SettingStore) {}

	/** Counts a call of `route`, sends the limit in headers, and refuses a call too many with 429. */
	limit(route: string): RequestHandler {
		return (req, res, next) => {
			const caller = res.locals.caller as Caller | undefined;
			if (this.settings.value('API_Enable_Rate_Limiter') !== true) {
				this.windows.clear();
				return next();
			}
			if (caller?.user.roles.some((role) => unlimitedRoles.includes(role))) {
				return next();
			}

			const allowed = Number(this.settings.value('API_Enable_Rate_Limiter_Limit_Calls_Default'));
			const { count, endsAt } = this.count(route, requestAddress(req));
			res.set({
				'x-ratelimit-limit': String(allowed),
				'x-ratelimit-remaining': String(Math.max(0, allowed - count)),
				'x-ratelimit-reset': String(endsAt),
			});
			next(count > allowed ? tooManyRequests(endsAt) : undefined);
		};
	}

	private count(route: string, address: string): { count: number; endsAt: number } {
		const now = Date.now();
		let window = this.windows.get(route);
		if (!window || window.endsAt <= now) {
			const lengthMs = Number(this.settings.value('API_Enable_Rate_Limiter_Limit_Time_Default'));
			window = { endsAt: now + lengthMs, calls: new Map() };
			this.windows.set(route, window);
		}
		const count = (window.calls.get(address) ?? 0) + 1;
		window.calls.set(address, count);
		return { count, endsAt: window.endsAt };
	}
}

function tooManyRequests(endsAt: number): WorkspaceError {
	const seconds = Math.ceil((endsAt - Date.now()) / 1000);
	return new WorkspaceError(
		'Error, too many requests. Please slow down. ' +
			`You must wait ${seconds} seconds before trying this endpoint again.`,
		'error-too-many-requests',
	);
}
