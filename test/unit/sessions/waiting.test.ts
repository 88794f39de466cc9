import { RevocationError, type RevocationFailure } from '../../../src/sessions/errors';
import { messageOf, orLog } from '../../../src/sessions/orLog';
import { settlesWithin } from '../../../src/sessions/settlesWithin';
import { FakeLog } from '../support/fakes';

describe('settlesWithin', () => {
	beforeEach(() => void jest.useFakeTimers());
	afterEach(() => void jest.useRealTimers());

	it.each([
		['succeeds', Promise.resolve('x')],
		['fails', Promise.reject(new Error('x'))],
	])('is true for work that %s in time, and leaves no timer', async (_how, work) => {
		await expect(settlesWithin(1000, work)).resolves.toBe(true);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('is false for work that takes longer, also if it fails later', async () => {
		let fail = (): void => undefined;
		const work = new Promise((_resolve, reject) => (fail = () => reject(new Error('late'))));
		const result = settlesWithin(1000, work);
		await jest.advanceTimersByTimeAsync(1000);
		await expect(result).resolves.toBe(false);
		fail();
		await jest.advanceTimersByTimeAsync(0);
	});
});

describe('orLog', () => {
	it('returns what the work returns', async () => {
		const log = new FakeLog();
		await expect(orLog(log, 'problem', Promise.resolve(7))).resolves.toBe(7);
		expect(log.lines).toEqual([]);
	});

	it('logs what it throws', async () => {
		const log = new FakeLog();
		await expect(orLog(log, 'not written', Promise.reject(new Error('down')))).resolves.toBeUndefined();
		expect(log.lines).toEqual(['error not written: down']);
	});
});

it.each([
	[new Error('down'), 'down'],
	['down', 'down'],
	[undefined, 'undefined'],
	[7, '7'],
])('the message of %p is %p', (thrown, message) => {
	expect(messageOf(thrown)).toBe(message);
});

it.each<[RevocationFailure, string]>([
	['not-logged-in', 'nothing-happened'],
	['rate-limited', 'nothing-happened'],
	['refused', 'nothing-happened'],
	['not-configured', 'nothing-happened'],
	['already-answered', 'nothing-happened'],
	['unclear-answer', 'unknown'],
	['no-answer', 'unknown'],
	['ended-by-another', 'unknown'],
])('%s means: %s', (reason, outcome) => {
	expect(new RevocationError(reason, '').outcome).toBe(outcome);
});
