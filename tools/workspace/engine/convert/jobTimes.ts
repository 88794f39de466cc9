import { Cron } from 'croner';

const unitMs: Record<string, number> = {
	second: 1000,
	minute: 60_000,
	hour: 3_600_000,
	day: 86_400_000,
	week: 7 * 86_400_000,
};

/**
 * Returns when a recurring job runs next, in epoch ms.
 * @param interval a cron pattern, a period in words (`10 minutes`, `one day`) or milliseconds
 * @throws if it is none of these
 */
export function nextRun(interval: string | number, after: number): number {
	const period = periodMs(interval);
	if (period !== undefined) return after + period;
	const next = new Cron(String(interval)).nextRun(new Date(after));
	if (!next) throw new Error(`The interval "${interval}" never comes.`);
	return next.getTime();
}

/**
 * Returns when a job that runs once is due, in epoch ms.
 * @param when a date, `now`, or a period in words (`in 5 minutes`, `30 seconds`)
 * @throws if it is none of these
 */
export function dueTime(when: string | Date, now: number): number {
	if (when instanceof Date) return when.getTime();
	if (when.trim() === 'now') return now;
	const period = periodMs(when.replace(/^in\s+/, ''));
	const date = period === undefined ? Date.parse(when) : now + period;
	if (Number.isNaN(date)) throw new Error(`"${when}" is not a date or a period that the embedded workspace knows.`);
	return date;
}

/** Returns `undefined` for what is not a period. Knows a small part of the words that Rocket.Chat's scheduler understands. */
function periodMs(text: string | number): number | undefined {
	if (typeof text === 'number' || /^\d+$/.test(text)) return Number(text);
	const [, count = '', unit = ''] =
		/^(?:every\s+)?(?:(\d+(?:\.\d+)?|an?|one)\s+)?([a-z]+?)s?$/i.exec(text.trim()) ?? [];
	const ms = unitMs[unit.toLowerCase()];
	return ms === undefined ? undefined : ms * (Number(count) || 1);
}
