import { dueTime, nextRun } from '../../tools/workspace/engine/convert/jobTimes';
import { JobStore } from '../../tools/workspace/store/JobStore';
import { openStore } from '../../tools/workspace/store/Store';
import { probeAppId } from '../../tools/harness/probeApp/packProbeApp';
import type { ProbeWorkspace } from '../../tools/harness/probeApp/startWithProbeApp';
import { startWithProbeApp, uploadProbeApp } from '../../tools/harness/probeApp/startWithProbeApp';
import { until } from '../support/until';

describe('jobs of an app', () => {
	let workspace: ProbeWorkspace;
	beforeAll(async () => {
		workspace = await startWithProbeApp();
	});
	afterAll(() => workspace.process.stop());

	const ran = async (of: string): Promise<object[]> => {
		const { body } = await workspace.probe('POST', 'records', { body: { step: 'read', names: ['jobs'] } });
		return (body.result as { of: string }[]).filter((record) => record.of === of);
	};

	it('run once, soon after they are due, and know their own id', async () => {
		const { body } = await workspace.probe('POST', 'schedule', { body: { when: 'now', data: { of: 'once' } } });
		await until(async () => (await ran('once')).length > 0);
		expect(await ran('once')).toMatchObject([{ of: 'once', jobId: body.jobId }]);
	});

	it('run at once on request of an administrator, with the data they were scheduled with', async () => {
		const path = `/workspace/jobs/${probeAppId}/sweep/run`;
		expect((await workspace.call('POST', path)).status).toBe(401);
		expect((await workspace.call('POST', path, { creds: workspace.admin })).status).toBe(200);
		expect(await ran('sweep')).toHaveLength(1);
		const unknown = await workspace.call('POST', `/workspace/jobs/${probeAppId}/unknown/run`, {
			creds: workspace.admin,
		});
		expect(unknown.status).toBe(400);
	});

	it('run once also where several processes could run them, and wait for one to start', async () => {
		await workspace.probe('POST', 'schedule', { body: { when: '1 second', data: { of: 'later' } } });
		const { dataFolder } = workspace.process;
		await workspace.process.kill();
		const others = await Promise.all([startWithProbeApp({ dataFolder }), startWithProbeApp({ dataFolder })]);
		workspace = others[0];
		await until(async () => (await ran('later')).length > 0);
		// Both have looked for due jobs by the time a job of a later date has run.
		await workspace.probe('POST', 'schedule', { body: { when: '1 second', data: { of: 'last' } } });
		await until(async () => (await ran('last')).length > 0);
		expect(await ran('later')).toHaveLength(1);
		await others[1].process.stop();
	});
});

describe('a job that comes due while its app is being updated', () => {
	let workspace: ProbeWorkspace;
	beforeAll(async () => {
		workspace = await startWithProbeApp();
	});
	afterAll(() => workspace.process.stop());

	const ran = async (): Promise<number> => {
		const { status, body } = await workspace.probe('POST', 'records', { body: { step: 'read', names: ['jobs'] } });
		return status === 200 ? (body.result as object[]).length : 0;
	};
	/** Jobs that come due one after the other, as often as the workspace looks for them. */
	const addJobs = (count: number, everyMs: number): void => {
		const db = openStore(workspace.process.dataFolder);
		const jobs = new JobStore(db);
		const start = Date.now();
		for (let n = 0; n < count; n++) {
			const nextRunAt = start + n * everyMs;
			jobs.addOnce({ appId: probeAppId, processor: `remember_${probeAppId}`, data: { n }, nextRunAt });
		}
		db.close();
	};

	it('waits, runs afterwards, and leaves no error in the output', async () => {
		addJobs(150, 20);
		for (const version of ['1.1.0', '1.2.0', '1.3.0']) {
			await uploadProbeApp(workspace.process.url, workspace.admin, `/api/apps/${probeAppId}`, version);
		}
		await until(async () => (await ran()) === 150);
		expect(workspace.process.output()).not.toMatch(/Error|^\s+at /m);
	});
});

describe('the times of jobs', () => {
	const noon = Date.UTC(2030, 0, 1, 12);

	it.each([
		['10 minutes', 600_000],
		['1 day', 86_400_000],
		['one week', 7 * 86_400_000],
		['hour', 3_600_000],
		['90000', 90_000],
		[1500, 1500],
	])('%s is a period', (interval, ms) => {
		expect(nextRun(interval, noon)).toBe(noon + ms);
	});

	it('come from cron patterns, too', () => {
		expect(nextRun('*/5 * * * *', noon + 1)).toBe(noon + 300_000);
	});

	it.each([
		['now', noon],
		['in 5 minutes', noon + 300_000],
		['30 seconds', noon + 30_000],
		['2030-01-02T00:00:00Z', Date.UTC(2030, 0, 2)],
		[new Date(noon + 5), noon + 5],
	])('%s is a date', (when, expected) => {
		expect(dueTime(when, noon)).toBe(expected);
	});

	it('are refused where nobody could tell what is meant', () => {
		expect(() => nextRun('soonish', noon)).toThrow();
		expect(() => dueTime('when the cows come home', noon)).toThrow('is not a date or a period');
	});
});
