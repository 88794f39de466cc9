import { settlesWithin } from '../lib/time';

/**
 * Runs one call per user at a time, within this process: two clients that ask the workspace at the same moment would log each
 * other out. A call goes ahead after `maxWaitMs`, so that a queue can't block the owner.
 */
export class Turns {
	private readonly latest = new Map<string, Promise<unknown>>();

	constructor(private readonly maxWaitMs = 5000) {}

	/** Runs `work` after the user's earlier calls. Returns what it returns and throws what it throws. */
	take<T>(userId: string, work: () => Promise<T>): Promise<T> {
		const before = this.latest.get(userId);
		const turn = before ? settlesWithin(this.maxWaitMs, before).then(work) : work();
		this.latest.set(userId, turn);
		const forget = (): unknown => this.latest.get(userId) === turn && this.latest.delete(userId);
		turn.then(forget, forget);
		return turn;
	}
}
