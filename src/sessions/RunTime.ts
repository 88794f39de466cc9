import type { Clock } from './ports';

/** Apps-Engine stops waiting for a job after 30 s; single removals of a large workspace may take some of that. */
const mostMs = 15_000;

/** How long a run may begin something new; what is left is for the next run. */
export class RunTime {
	private readonly endsAt: number;

	constructor(private readonly clock: Clock) {
		this.endsAt = clock() + mostMs;
	}

	isOver(): boolean {
		return this.clock() >= this.endsAt;
	}
}
