import type { IConfigurationModify } from '@rocket.chat/apps-engine/definition/accessors';
import type { IProcessor } from '@rocket.chat/apps-engine/definition/scheduler';

import type { Services } from '../services';
import type { Log } from '../sessions/ports';

const id = 'tend-login-ledger';

/** Begins the login ledger, or empties it where the setting is off: at each start and when the setting has changed. */
export function tendLoginLedger(services: Services): IProcessor {
	return {
		id,
		async processor(_job, read, _modify, _http, persistence) {
			await services.loginLedger({ read, persistence }).tend();
		},
	};
}

/** Has the job run now: neither starting the app nor saving a setting can reach the app's persistence itself. Never throws. */
export async function tendLoginLedgerSoon({ scheduler }: IConfigurationModify, log: Log): Promise<void> {
	try {
		await scheduler.scheduleOnce({ id, when: new Date() });
	} catch (error) {
		log.error(`login ledger not tended: ${error instanceof Error ? error.message : 'unknown error'}`);
	}
}
