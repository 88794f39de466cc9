import { Turns } from '../../../src/sessions/Turns';

/** Work that ends when the test says so. */
class Work {
	isStarted = false;
	end = (): void => undefined;
	fail = (): void => undefined;

	readonly run = (): Promise<string> => {
		this.isStarted = true;
		return new Promise((resolve, reject) => {
			this.end = () => resolve('done');
			this.fail = () => reject(new Error('failed'));
		});
	};
}

afterEach(() => void jest.useRealTimers());

const microtasks = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('the first one goes at once, before anything else runs', () => {
	const work = new Work();
	void new Turns().take('alice', work.run);
	expect(work.isStarted).toBe(true);
});

it.each(['end', 'fail'] as const)('the next one follows whether the one before succeeds or fails: %s', async (how) => {
	const turns = new Turns();
	const [first, second] = [new Work(), new Work()];
	const results = Promise.allSettled([turns.take('alice', first.run), turns.take('alice', second.run)]);
	await microtasks();
	expect(second.isStarted).toBe(false);
	first[how]();
	await microtasks();
	expect(second.isStarted).toBe(true);
	second.end();
	expect((await results)[0].status).toBe(how === 'end' ? 'fulfilled' : 'rejected');
	expect((await results)[1]).toEqual({ status: 'fulfilled', value: 'done' });
});

it('a third one waits for the second, not for the first', async () => {
	const turns = new Turns();
	const works = [new Work(), new Work(), new Work()];
	const results = works.map((work) => turns.take('alice', work.run));
	const started: string[] = [];
	for (const work of works) {
		await microtasks();
		started.push(works.map(({ isStarted }) => (isStarted ? 'x' : '-')).join(''));
		work.end();
	}
	await Promise.all(results);
	expect(started).toEqual(['x--', 'xx-', 'xxx']);
});

it('other users do not wait', () => {
	const turns = new Turns();
	const [alice, bob] = [new Work(), new Work()];
	void turns.take('alice', alice.run);
	void turns.take('bob', bob.run);
	expect(bob.isStarted).toBe(true);
});

it('nobody waits longer than 5 s', async () => {
	jest.useFakeTimers();
	const turns = new Turns();
	const [first, second] = [new Work(), new Work()];
	void turns.take('alice', first.run);
	void turns.take('alice', second.run);
	await jest.advanceTimersByTimeAsync(4999);
	expect(second.isStarted).toBe(false);
	await jest.advanceTimersByTimeAsync(1);
	expect(second.isStarted).toBe(true);
});

it('leaves no timer and no entry behind', async () => {
	jest.useFakeTimers();
	const turns = new Turns();
	await Promise.allSettled([
		turns.take('alice', async () => 1),
		turns.take('alice', async () => Promise.reject(new Error('failed'))),
		turns.take('alice', async () => 3),
	]);
	await jest.advanceTimersByTimeAsync(0);
	expect(jest.getTimerCount()).toBe(0);
	const next = new Work();
	void turns.take('alice', next.run);
	expect(next.isStarted).toBe(true);
});
