import type { ILogger } from '@rocket.chat/apps-engine/definition/accessors';
import { type IProcessor, StartupType } from '@rocket.chat/apps-engine/definition/scheduler';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';

import type { Services } from '../services';

/** Every night, at a minute when few other jobs run: removes records that are older than a login can live. */
export function removeOldRecords(app: IApp, services: Services): IProcessor {
	return {
		id: 'remove-old-records',
		startupSetting: { type: StartupType.RECURRING, interval: '17 3 * * *', skipImmediate: true },
		async processor(this: unknown, _job, read, _modify, _http, persistence) {
			const days = await services.recordRetention({ read, persistence }).removeOldRecords();
			logOfRun(this, app).info(`records older than the Login Expiration period removed, ${days} days worth`);
		},
	};
}

/**
 * A subprocess runtime binds a job to the app with the log of that very run, and drops what goes to any other; the
 * in-process runtime (up to Rocket.Chat 6.9) gives the app itself that log.
 */
function logOfRun(bound: unknown, app: IApp): ILogger {
	const run = bound as Partial<IApp> | null | undefined;
	return typeof run?.getLogger === 'function' ? run.getLogger() : app.getLogger();
}
