import { logFailure } from '../../../src/lib/log';
import { FakeLog } from '../support/fakes';

let log: FakeLog;
beforeEach(() => (log = new FakeLog()));

it('returns what the work returns', async () => {
	await expect(logFailure(log, 'problem', Promise.resolve(7))).resolves.toBe(7);
	expect(log.lines).toEqual([]);
});

it.each([
	[new Error('down'), 'down'],
	['down', 'down'],
	[undefined, 'undefined'],
])('logs %p as %p, and returns nothing', async (thrown, message) => {
	await expect(logFailure(log, 'not written', Promise.reject(thrown))).resolves.toBeUndefined();
	expect(log.lines).toEqual([`error not written: ${message}`]);
});
