import type { IConfigurationModify, ILogger, IModify } from '@rocket.chat/apps-engine/definition/accessors';

import { groupCount } from '../../src/host/AppRecords';
import { nightlyJob, scheduleNightlyJob } from '../../src/nightlyJob';
import { HostSetup } from './support/HostSetup';

const day = 24 * 60 * 60 * 1000;

let host: HostSetup;
let scheduled: { id: string; when: Date; data: { group: number } }[];

beforeEach(() => {
	host = new HostSetup();
	scheduled = [];
});

/** Runs the job once, as the scheduler of the host does. */
async function run(data: { group?: number } = {}): Promise<void> {
	const scheduler = { scheduleOnce: async (job: (typeof scheduled)[0]) => void scheduled.push(job) };
	const modify = { getScheduler: () => scheduler } as object as IModify;
	const { read, http, persistence } = host.accessors();
	const { processor } = nightlyJob(host.app, host.memory);
	await processor.call(undefined, data as never, read, modify, http, persistence);
}

it('removes old records, says how many, and records that it did', async () => {
	const { records } = host.call();
	for (const userId of ['alice', 'bob']) {
		await records.write(userId, 'shown', { ticketId: 'x', at: Date.now() - 2 * day, carrier: 'picture' });
	}
	await records.write('carol', 'shown', { ticketId: 'x', at: Date.now(), carrier: 'picture' });
	await run();
	expect(host.log.lines).toEqual(['info 2 old records removed']);
	await expect(records.read('carol')).resolves.toHaveProperty('shown');
	expect(await records.lastCleanUp()).toBeGreaterThan(Date.now() - day);
	expect(scheduled).toEqual([]);
});

it('says nothing if there was nothing to remove', async () => {
	await run();
	expect(host.log.lines).toEqual([]);
});

it('removes the next night what it could not read tonight', async () => {
	const shown = { ticketId: 'x', at: Date.now() - 2 * day, carrier: 'picture' } as const;
	await host.call().records.write('alice', 'shown', shown);
	host.persistence.failing = 'readByAssociation';
	await expect(run()).rejects.toThrow('storage is down');
	host.persistence.failing = undefined;
	await run();
	expect(host.persistence.entries.some(({ keys }) => keys.includes('user alice'))).toBe(false);
});

it('keeps a revocation for as long as logins last on this workspace', async () => {
	host.serverSettings.Accounts_LoginExpiration = 365;
	const at = Date.now() - 100 * day;
	const revocation = { at, via: 'command', outcome: 'done', validUntil: null, keptToken: 'x', notifiedAt: at } as const;
	await host.call().records.write('alice', 'revocation', revocation);
	await run();
	await expect(host.call().records.read('alice')).resolves.toHaveProperty('revocation');
});

it('leaves the rest to a run that begins soon if it takes long', async () => {
	const now = jest.spyOn(Date, 'now');
	let time = Date.parse('2026-11-22T03:17:00.000Z');
	now.mockImplementation(() => (time += 50));
	try {
		await run();
		const [{ id, data }] = scheduled;
		expect(id).toBe('remove-old-records');
		expect(data.group).toBeGreaterThan(0);
		expect(data.group).toBeLessThan(groupCount);
		await expect(host.call().records.lastCleanUp()).resolves.toBeUndefined();
		for (let i = 0; i < 50 && scheduled.length > 0; i++) {
			await run(scheduled.shift()?.data);
		}
		await expect(host.call().records.lastCleanUp()).resolves.toBeDefined();
	} finally {
		now.mockRestore();
	}
	const reads = host.persistence.calls.filter((call) => call === 'readByAssociation');
	// One read of each group, and two of the test.
	expect(reads).toHaveLength(groupCount + 2);
});

describe('scheduling', () => {
	async function schedule(scheduleRecurring: () => Promise<void>): Promise<void> {
		const configuration = { scheduler: { scheduleRecurring } } as object as IConfigurationModify;
		await scheduleNightlyJob(configuration, host.log as object as ILogger);
	}

	it('is for every night, and not for now', async () => {
		const scheduleRecurring = jest.fn(async () => undefined);
		await schedule(scheduleRecurring);
		const job = { id: 'remove-old-records', interval: '17 3 * * *', skipImmediate: true };
		expect(scheduleRecurring).toHaveBeenCalledWith(job);
		expect(nightlyJob(host.app, host.memory).id).toBe(job.id);
	});

	it('that fails does not keep the app from starting', async () => {
		await schedule(() => Promise.reject(new Error('no scheduler')));
		expect(host.log.lines).toEqual(['error nightly job not scheduled: no scheduler']);
	});
});
