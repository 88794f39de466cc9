import { isSettledWithin } from '../../../src/reports/isSettledWithin';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('does not wait longer than it takes, and leaves no timer behind', async () => {
	expect(await isSettledWithin(1000, Promise.resolve())).toBe(true);
	expect(jest.getTimerCount()).toBe(0);
});

it('does not wait for what never ends', async () => {
	const answer = isSettledWithin(1000, new Promise(() => undefined));
	await jest.advanceTimersByTimeAsync(1000);
	expect(await answer).toBe(false);
});

it('hands on what goes wrong', async () => {
	await expect(isSettledWithin(1000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	expect(jest.getTimerCount()).toBe(0);
});
