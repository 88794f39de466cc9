import type { IConfigurationModify, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';
import { type IProcessor, StartupType } from '@rocket.chat/apps-engine/definition/scheduler';

import type { Services } from '../services';
import type { Log } from '../sessions/ports';
import { RunTime } from '../sessions/RunTime';
import { logOfRun } from './logOfRun';

const soon = 'tidy-records';

/** Long enough for the instance that runs the job to know of a setting that another one has taken. */
export const settledMs = 3_000;

/**
 * Begins the login ledger, or empties it where the setting is off, and removes what is older than a login can live. Every
 * night, at a minute when few other jobs run; at each start; when the setting has changed; and again where one run was not
 * enough.
 */
export function tidyRecords(app: IApp, services: Services): IProcessor[] {
	const processor: IProcessor['processor'] = async function run(this: unknown, _job, read, modify, _http, persistence) {
		const { days, isDone } = await tidy(services, read, persistence);
		if (days > 0) {
			logOfRun(this, app).info(`records older than the Login Expiration period removed, ${days} days worth`);
		}
		if (!isDone) {
			await goOn(modify);
		}
	};
	return [
		{
			id: 'remove-old-records',
			startupSetting: { type: StartupType.RECURRING, interval: '17 3 * * *', skipImmediate: true },
			processor,
		},
		{ id: soon, processor },
	];
}

/**
 * Has the job run, so many milliseconds from now: neither starting the app nor saving a setting can reach the app's
 * persistence itself. Never throws.
 */
export async function tidyRecordsIn(delayMs: number, { scheduler }: IConfigurationModify, log: Log): Promise<void> {
	try {
		await scheduler.scheduleOnce({ id: soon, when: new Date(Date.now() + delayMs) });
	} catch (error) {
		log.error(`records not tidied: ${error instanceof Error ? error.message : 'unknown error'}`);
	}
}

async function tidy(
	services: Services,
	read: IRead,
	persistence: IPersistence,
): Promise<{ days: number; isDone: boolean }> {
	const time = new RunTime(Date.now);
	const isTended = await services.loginLedger({ read, persistence }).tend(time);
	const { days, isDone } = await services.recordRetention({ read, persistence }).removeOldRecords(time);
	return { days, isDone: isTended && isDone };
}

async function goOn(modify: IModify): Promise<void> {
	await modify.getScheduler().scheduleOnce({ id: soon, when: new Date(Date.now() + settledMs) });
}
