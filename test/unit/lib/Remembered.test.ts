import { OncePerMinute, Remembered } from '../../../src/lib/Remembered';
import { FakeClock } from '../support/fakes';

let clock: FakeClock;

beforeEach(() => {
	clock = new FakeClock();
});

describe('Remembered', () => {
	/** Returns a question that is answered with each of these once. */
	function asking<T>(...answers: T[]): jest.Mock<Promise<T>> {
		return answers.reduce((ask, answer) => ask.mockResolvedValueOnce(answer), jest.fn<Promise<T>, []>());
	}

	it('asks once within its time, and again after it', async () => {
		const remembered = new Remembered<number>(60_000, clock.read);
		const ask = asking(1, 2);
		await expect(remembered.get('key', ask)).resolves.toBe(1);
		clock.pass(59_999);
		await expect(remembered.get('key', ask)).resolves.toBe(1);
		clock.pass(1);
		await expect(remembered.get('key', ask)).resolves.toBe(2);
	});

	it('asks again after the clock was set back', async () => {
		const remembered = new Remembered<number>(60_000, clock.read);
		const ask = asking(1, 2);
		await remembered.get('key', ask);
		clock.pass(-3_600_000);
		await expect(remembered.get('key', ask)).resolves.toBe(2);
	});

	it('asks once for all who want the same key at the same time', async () => {
		const remembered = new Remembered<number>(60_000, clock.read);
		const ask = asking(1, 2);
		const answers = await Promise.all(['a', 'a', 'b', 'a'].map((key) => remembered.get(key, ask)));
		expect(answers).toEqual([1, 1, 2, 1]);
	});

	it('does not remember undefined', async () => {
		const remembered = new Remembered<number | undefined>(60_000, clock.read);
		const ask = asking(undefined, 2);
		await expect(remembered.get('key', ask)).resolves.toBeUndefined();
		await expect(remembered.get('key', ask)).resolves.toBe(2);
	});

	it('does not remember an error', async () => {
		const remembered = new Remembered<number>(60_000, clock.read);
		await expect(remembered.get('key', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
		await expect(remembered.get('key', asking(2))).resolves.toBe(2);
	});

	it.each([[false], [null], [0]])('remembers %p', async (answer) => {
		const remembered = new Remembered<unknown>(60_000, clock.read);
		const ask = asking<unknown>(answer);
		await remembered.get('key', ask);
		await expect(remembered.get('key', ask)).resolves.toBe(answer);
	});

	it('forgets everything on request, including questions still in progress', async () => {
		const remembered = new Remembered<number>(Infinity, clock.read);
		let answer = (_value: number): void => undefined;
		const slow = remembered.get('key', () => new Promise((resolve) => (answer = resolve)));
		remembered.forget();
		const ask = asking(2);
		await expect(remembered.get('key', ask)).resolves.toBe(2);
		answer(1);
		await expect(slow).resolves.toBe(1);
		await expect(remembered.get('key', ask)).resolves.toBe(2);
	});

	it('keeps a newer answer when an older question fails late', async () => {
		const remembered = new Remembered<number>(60_000, clock.read);
		let fail = (): void => undefined;
		const slow = remembered.get('key', () => new Promise((_, reject) => (fail = () => reject(new Error('late')))));
		clock.pass(60_000);
		const ask = asking(2);
		await remembered.get('key', ask);
		fail();
		await expect(slow).rejects.toThrow('late');
		await expect(remembered.get('key', ask)).resolves.toBe(2);
		expect(ask).toHaveBeenCalledTimes(1);
	});
});

describe('OncePerMinute', () => {
	it('is true once a minute for each key', () => {
		const once = new OncePerMinute(clock.read);
		expect([once.isFirst('a'), once.isFirst('a'), once.isFirst('b')]).toEqual([true, false, true]);
		clock.pass(59_999);
		expect(once.isFirst('a')).toBe(false);
		clock.pass(1);
		expect([once.isFirst('a'), once.isFirst('a')]).toEqual([true, false]);
	});

	it('cannot be put off by asking all the time', () => {
		const once = new OncePerMinute(clock.read);
		const results = Array.from({ length: 12 }, () => {
			clock.pass(10_000);
			return once.isFirst('a');
		});
		expect(results.filter(Boolean)).toHaveLength(2);
	});

	it('is true after the clock was set back', () => {
		const once = new OncePerMinute(clock.read);
		once.isFirst('a');
		clock.pass(-3_600_000);
		expect(once.isFirst('a')).toBe(true);
	});

	it('forgets everything after a thousand keys rather than growing', () => {
		const once = new OncePerMinute(clock.read);
		for (let i = 0; i < 1000; i++) {
			once.isFirst(`key ${i}`);
		}
		expect(once.isFirst('key 5')).toBe(false);
		expect(once.isFirst('one more')).toBe(true);
		expect(once.isFirst('key 5')).toBe(true);
	});
});
