import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';
import { type IProcessor, StartupType } from '@rocket.chat/apps-engine/definition/scheduler';

import { dropEngineLines } from '../security/redactRequestLog';
import type { Services } from '../services';
import { logOfRun } from './logOfRun';

/** Every ten minutes: shows that logins are being noted, see LedgerKeeping. */
export function keepLedgerAlive(app: IApp, services: Services): IProcessor {
	return {
		id: 'keep-ledger-alive',
		startupSetting: { type: StartupType.RECURRING, interval: '4-59/10 * * * *', skipImmediate: true },
		async processor(this: unknown, _job, read, _modify, _http, persistence) {
			// Nothing to read in the app log, six times an hour.
			dropEngineLines(logOfRun(this, app));
			await services.ledgerKeeping({ read, persistence }).showAlive();
		},
	};
}
