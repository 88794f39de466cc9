import { setTimeout as pause } from 'timers/promises';

import type {
	IJobContext,
	IOnetimeSchedule,
	IProcessor,
	IRecurringSchedule,
} from '@rocket.chat/apps-engine/definition/scheduler';
import { StartupType } from '@rocket.chat/apps-engine/definition/scheduler';
import { SchedulerBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { AppJob, JobStore } from '../../store/JobStore';
import { dueTime, nextRun } from '../convert/jobTimes';

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
export class AppSchedulerBridge extends SchedulerBridge {
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
		if (jobs.length === 0) return;
		const waiting = new AbortController();
		const timeout = pause(settleMs, undefined, { signal: waiting.signal }).catch(() => undefined);
		await Promise.race([Promise.all(jobs), timeout]);
		waiting.abort();
	}

	/**
	 * Runs a job at once, whenever it would be due; resolves when it has run.
	 * @param name the app's own name of the processor, or the id of the job
	 * @throws if the app has no such job, or whatever the app threw
	 */
	async runNow(appId: string, name: string): Promise<void> {
		const job = this.jobs.ofApp(appId).find(({ id, processor }) => id === name || processor === `${name}_${appId}`);
		const run = this.processors.get(job?.processor ?? `${name}_${appId}`);
		if (!run) throw new Error(`The app has no job "${name}".`);
		await run({ ...job?.data, ...(job && { jobId: job.id }) });
	}

	protected override async registerProcessors(processors: IProcessor[], appId: string): Promise<string[]> {
		const scheduled: string[] = [];
		for (const { id, processor, startupSetting } of processors) {
			// The engine has wrapped it: only the context is left to pass.
			this.processors.set(id, processor as Run);
			if (startupSetting?.type === StartupType.RECURRING) {
				scheduled.push(await this.scheduleRecurring({ ...startupSetting, id }, appId));
			} else if (startupSetting && !this.jobs.ofApp(appId).some((job) => job.processor === id)) {
				scheduled.push(await this.scheduleOnce({ ...startupSetting, id }, appId));
			}
		}
		return scheduled;
	}

	protected override async scheduleOnce({ id, when, data }: IOnetimeSchedule, appId: string): Promise<string> {
		return this.jobs.addOnce({ appId, processor: id, data: { ...data }, nextRunAt: dueTime(when, Date.now()) });
	}

	protected override async scheduleRecurring(job: IRecurringSchedule, appId: string): Promise<string> {
		const now = Date.now();
		const next = nextRun(job.interval, now);
		return this.jobs.putRecurring({
			appId,
			processor: job.id,
			interval: String(job.interval),
			data: { ...job.data },
			nextRunAt: job.skipImmediate ? next : now,
		});
	}

	protected override async cancelJob(jobId: string, appId: string): Promise<void> {
		// The engine adds the app's id to whatever it is given, also to the id of a job.
		const suffix = `_${appId}`;
		this.jobs.remove(appId, jobId);
		if (jobId.endsWith(suffix)) this.jobs.remove(appId, jobId.slice(0, -suffix.length));
	}

	protected override async cancelAllJobs(appId: string): Promise<void> {
		this.jobs.removeOf(appId);
	}

	private runDue(): void {
		const now = Date.now();
		for (const job of this.jobs.due(now)) {
			const run = this.isReady(job.appId) ? this.processors.get(job.processor) : undefined;
			const after = job.interval === null ? now + lockMs : nextRun(job.interval, now);
			if (run && this.jobs.claim(job, after)) this.track(job.appId, this.run(job, run));
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
			if (job.interval === null) this.jobs.finish(job.id);
		} catch {
			// The engine has written the error down; a job that runs once is tried again when its lock is over.
		}
	}
}
