import { setTimeout as pause } from 'timers/promises';

import type {
	IJobContext,
	IOnetimeSchedule,
	IProcessor,
	IRecurringSchedule,
} from '@rocket.chat/apps-engine/definition/scheduler';
import { SchedulerBridge } from '@rocket.chat/apps-engine/server/bridges';
import { Cron } from 'croner';

import type { AppJob, JobStore } from './JobStore';

/** What the engine hands over: the app's processor, wrapped so that it runs in the app's subprocess. */
type Run = (context: IJobContext) => Promise<void>;

const pollEveryMs = 250;

/** How long a change of an app waits for its running jobs. */
const settleMs = 5000;

/** A process that dies while it runs a job that runs once leaves it to others after this time, as in Rocket.Chat. */
const lockMs = 10 * 60_000;

/**
 * Jobs of apps. They are in the database; every process looks there for those that are due and runs the ones it has
 * the processor of, unless another process has claimed them.
 */
export abstract class AppSchedulerBridge extends SchedulerBridge {
	private readonly processors = new Map<string, Run>();
	/** The jobs that run now, by app. */
	private readonly running = new Map<string, Set<Promise<void>>>();
	private timer: NodeJS.Timeout | undefined;

	/** @param isReady whether an app can run a job: it is enabled, and nobody is replacing it */
	constructor(
		private readonly jobs: JobStore,
		private readonly isReady: (appId: string) => boolean,
	) {
		super();
	}

	start(): void {
		this.timer = setInterval(() => this.runDue(), pollEveryMs);
	}

	stop(): void {
		clearInterval(this.timer);
	}

	/** Resolves when an app's running jobs have ended, or after some seconds: a job that hangs must not block an update. */
	async settle(appId: string): Promise<void> {
		const jobs = [...(this.running.get(appId) ?? [])];
		if (jobs.length === 0) {
			return;
		}
		const waiting = new AbortController();
		const timeout = pause(settleMs, undefined, { signal: waiting.signal }).catch(() => undefined);
		await Promise.race([Promise.all(jobs), timeout]);
		waiting.abort();
	}

	/**
	 * Runs a job at once, whenever it would be due; resolves when it has run.
	 * @param name the app's own name of the processor
	 * @throws if the app has no such job, or whatever the app threw
	 */
	async runNow(appId: string, name: string): Promise<void> {
		const job = this.jobs.ofApp(appId).find(({ processor }) => processor === `${name}_${appId}`);
		const run = this.processors.get(`${name}_${appId}`);
		if (!run) {
			throw new Error(`The app has no job "${name}".`);
		}
		await run({ ...job?.data, ...(job && { jobId: job.id }) });
	}

	protected override async registerProcessors(processors: IProcessor[]): Promise<void> {
		for (const { id, processor, startupSetting } of processors) {
			if (startupSetting) {
				throw new Error('The embedded workspace schedules no job when it is registered.');
			}
			// The engine has wrapped it: only the context is left to pass.
			this.processors.set(id, processor as Run);
		}
	}

	protected override async scheduleOnce({ id, when, data }: IOnetimeSchedule, appId: string): Promise<string> {
		if (!(when instanceof Date)) {
			throw new Error('The embedded workspace takes a date for a job that runs once.');
		}
		return this.jobs.addOnce({ appId, processor: id, data: { ...data }, nextRunAt: when.getTime() });
	}

	protected override async scheduleRecurring(job: IRecurringSchedule, appId: string): Promise<string> {
		const now = Date.now();
		const interval = String(job.interval);
		const next = nextRun(interval, now);
		return this.jobs.putRecurring({
			appId,
			processor: job.id,
			interval,
			data: { ...job.data },
			nextRunAt: job.skipImmediate ? next : now,
		});
	}

	protected override async cancelAllJobs(appId: string): Promise<void> {
		this.jobs.removeOf(appId);
	}

	private runDue(): void {
		const now = Date.now();
		for (const job of this.jobs.due(now)) {
			const run = this.isReady(job.appId) ? this.processors.get(job.processor) : undefined;
			const after = job.interval === null ? now + lockMs : nextRun(job.interval, now);
			if (run && this.jobs.claim(job, after)) {
				this.track(job.appId, this.run(job, run));
			}
		}
	}

	private track(appId: string, job: Promise<void>): void {
		const jobs = this.running.get(appId) ?? new Set();
		this.running.set(appId, jobs.add(job));
		void job.then(() => jobs.delete(job));
	}

	private async run(job: AppJob, run: Run): Promise<void> {
		try {
			await run({ ...job.data, jobId: job.id });
			if (job.interval === null) {
				this.jobs.finish(job.id);
			}
		} catch {
			// The engine has written the error down; a job that runs once is tried again when its lock is over.
		}
	}
}

/** Returns when a recurring job runs next, in epoch ms. @throws if the interval is no cron pattern, or one that never comes */
function nextRun(pattern: string, after: number): number {
	const next = new Cron(pattern).nextRun(new Date(after));
	if (!next) {
		throw new Error(`The interval "${pattern}" never comes.`);
	}
	return next.getTime();
}
