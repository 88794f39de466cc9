import { type IProcessor, StartupType } from '@rocket.chat/apps-engine/definition/scheduler';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';

import type { Services } from '../services';
import { logOfRun } from './logOfRun';

/** Every night, at a minute when few other jobs run: removes records that are older than a login can live. */
export function removeOldRecords(app: IApp, services: Services): IProcessor {
	return {
		id: 'remove-old-records',
		startupSetting: { type: StartupType.RECURRING, interval: '17 3 * * *', skipImmediate: true },
		async processor(this: unknown, _job, read, _modify, _http, persistence) {
			// Should an instance have followed the setting before it knew the new value, this puts it right.
			await services.loginLedger({ read, persistence }).tend();
			const days = await services.recordRetention({ read, persistence }).removeOldRecords();
			logOfRun(this, app).info(`records older than the Login Expiration period removed, ${days} days worth`);
		},
	};
}
