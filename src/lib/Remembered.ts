import type { Clock } from './time';

/**
 * Answers that a process remembers to save asking again. No result depends on it: any process can ask for itself. Callers at
 * the same time share one question. An error or `undefined` is not remembered.
 */
export class Remembered<T> {
	private readonly answers = new Map<string, { answer: Promise<T>; askedAt: number }>();

	constructor(
		private readonly maxAgeMs: number,
		private readonly clock: Clock,
	) {}

	/** Returns the remembered answer, or what `ask` returns now. @throws what `ask` throws */
	get(key: string, ask: () => Promise<T>): Promise<T> {
		const known = this.answers.get(key);
		if (known && Math.abs(this.clock() - known.askedAt) < this.maxAgeMs) {
			return known.answer;
		}
		const answer = ask();
		this.answers.set(key, { answer, askedAt: this.clock() });
		const forget = (): unknown => this.answers.get(key)?.answer === answer && this.answers.delete(key);
		answer.then((value) => value === undefined && forget(), forget);
		return answer;
	}

	/** Forgets everything, so the next call asks. */
	forget(): void {
		this.answers.clear();
	}
}

const minuteMs = 60_000;
const maxKeys = 1000;

/** Keeps a flood of the same event from becoming a flood of messages: one a minute per process is enough. */
export class OncePerMinute {
	private readonly lastAt = new Map<string, number>();

	constructor(private readonly clock: Clock) {}

	/** Returns true the first time within a minute. */
	isFirst(key: string): boolean {
		const now = this.clock();
		if (Math.abs(now - (this.lastAt.get(key) ?? -Infinity)) < minuteMs) {
			return false;
		}
		if (this.lastAt.size >= maxKeys) {
			this.lastAt.clear();
		}
		this.lastAt.set(key, now);
		return true;
	}
}
