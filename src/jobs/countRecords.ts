import { type IProcessor, StartupType } from '@rocket.chat/apps-engine/definition/scheduler';

import type { Services } from '../services';

/** Every night, after the old records are gone: counts those of the day before, see TrailSizes. */
export function countRecords(services: Services): IProcessor {
	return {
		id: 'count-records',
		startupSetting: { type: StartupType.RECURRING, interval: '37 3 * * *', skipImmediate: true },
		async processor(_job, read, _modify, _http, persistence) {
			await services.trailSizes({ read, persistence }).countDays();
		},
	};
}
