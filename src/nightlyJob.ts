import type { IConfigurationModify, ILogger } from '@rocket.chat/apps-engine/definition/accessors';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';
import type { IProcessor } from '@rocket.chat/apps-engine/definition/scheduler';

import { Call, type ProcessMemory } from './Call';
import { groupCount } from './host/AppRecords';
import { logFailure } from './lib/log';

const jobId = 'remove-old-records';

/** Engines wait 30 s for a job, so a long run leaves the rest to the next one. */
const maxRunMs = 15_000;
const pauseMs = 3_000;

/** Removes expired records, group by group. If one run is not enough, another one follows soon. */
export function nightlyJob(app: IApp, memory: ProcessMemory): IProcessor {
	return {
		id: jobId,
		async processor(this: unknown, { group = 0 }, read, modify, http, persistence) {
			const log = logOfRun(this, app);
			const { records, settings } = new Call(app.getID(), memory, { read, modify, http, persistence, log });
			const rawLoginExpiration = await settings.server('Accounts_LoginExpiration');
			const startedAt = Date.now();
			let next = Number(group);
			let removed = 0;
			for (; next < groupCount && Date.now() - startedAt < maxRunMs; next++) {
				removed += await records.removeExpired(next, rawLoginExpiration, Date.now());
			}
			if (removed > 0) {
				log.info(`${removed} old records removed`);
			}
			if (next >= groupCount) {
				return records.recordCleanUp(Date.now());
			}
			const soon = new Date(Date.now() + pauseMs);
			await modify.getScheduler().scheduleOnce({ id: jobId, when: soon, data: { group: next } });
		},
	};
}

/** Schedules the job, again whenever the app is enabled in case it got lost. At 3:17 few other jobs run. Never throws. */
export async function scheduleNightlyJob({ scheduler }: IConfigurationModify, log: ILogger): Promise<void> {
	const job = { id: jobId, interval: '17 3 * * *', skipImmediate: true };
	await logFailure(log, 'nightly job not scheduled', scheduler.scheduleRecurring(job));
}

/** The subprocess runtime binds a job to the app with the log of that run; the in-process one (up to 6.9) does not. */
function logOfRun(bound: unknown, app: IApp): ILogger {
	const run = bound as Partial<IApp> | null | undefined;
	return typeof run?.getLogger === 'function' ? run.getLogger() : app.getLogger();
}
