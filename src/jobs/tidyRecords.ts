import type { IConfigurationModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';
import { type IProcessor, StartupType } from '@rocket.chat/apps-engine/definition/scheduler';

import type { Services } from '../services';
import type { Log } from '../sessions/ports';
import { RunTime } from '../sessions/RunTime';
import { logOfRun } from './logOfRun';

/** What is left of a run is done in the next one, soon after. */
interface Run {
	/** Days whose records were removed. */
	days: number;
	isDone: boolean;
}

const tendLedger = 'tend-login-ledger';
const goOnTidying = 'go-on-tidying-records';

/** Long enough for the instance that runs a job to know of a setting that another one has taken. */
export const settledMs = 3_000;

/**
 * The jobs that keep the records in order. Every night, at a minute when few other jobs run: everything. At each start and
 * when the setting has changed: the login ledger is begun, or emptied where the setting is off.
 */
export function tidyRecords(app: IApp, services: Services): IProcessor[] {
	const tend = async (read: IRead, persistence: IPersistence, time = new RunTime(Date.now)): Promise<Run> => {
		return { days: 0, isDone: await services.ledgerKeeping({ read, persistence }).tend(time) };
	};
	const tidy = async (read: IRead, persistence: IPersistence): Promise<Run> => {
		const time = new RunTime(Date.now);
		// Should an instance have followed the setting before it knew the new value, this puts it right.
		const tended = await tend(read, persistence, time);
		const removed = await services.recordRetention({ read, persistence }).removeOldRecords(time);
		return { days: removed.days, isDone: tended.isDone && removed.isDone };
	};
	const nightly = { type: StartupType.RECURRING, interval: '17 3 * * *', skipImmediate: true } as const;
	return [
		{ id: 'remove-old-records', startupSetting: nightly, processor: processorOf(app, tidy, goOnTidying) },
		{ id: goOnTidying, processor: processorOf(app, tidy, goOnTidying) },
		{ id: tendLedger, processor: processorOf(app, tend, tendLedger) },
	];
}

/**
 * Has the ledger tended, so many milliseconds from now: neither starting the app nor saving a setting can reach the app's
 * persistence itself. Never throws.
 */
export async function tendLedgerIn(delayMs: number, { scheduler }: IConfigurationModify, log: Log): Promise<void> {
	try {
		await scheduler.scheduleOnce({ id: tendLedger, when: inMs(delayMs) });
	} catch (error) {
		log.error(`login ledger not tended: ${error instanceof Error ? error.message : 'unknown error'}`);
	}
}

/** @param next the job that goes on where one run was not enough */
function processorOf(
	app: IApp,
	work: (read: IRead, persistence: IPersistence) => Promise<Run>,
	next: string,
): IProcessor['processor'] {
	return async function run(this: unknown, _job, read, modify, _http, persistence) {
		const { days, isDone } = await work(read, persistence);
		if (days > 0) {
			logOfRun(this, app).info(`records older than the Login Expiration period removed, ${days} days worth`);
		}
		if (!isDone) {
			await modify.getScheduler().scheduleOnce({ id: next, when: inMs(settledMs) });
		}
	};
}

function inMs(ms: number): Date {
	return new Date(Date.now() + ms);
}
