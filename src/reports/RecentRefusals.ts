import type { AttemptReport } from '../sessions/ports';

const minuteMs = 60 * 1000;
const mostRemembered = 1000;

/**
 * Keeps a flood of refused attempts from becoming a flood in the room for administrators: one line per user, reason and
 * minute from each instance. The app log has every attempt, so nothing is lost with this memory.
 */
export class RecentRefusals {
	private readonly reported = new Map<string, number>();

	/** Whether the same was reported less than a minute ago; if not, it is from now on. */
	isRepeated({ userId, result, at }: AttemptReport): boolean {
		const key = `${userId} ${result}`;
		const before = this.reported.get(key);
		if (before !== undefined && at - before < minuteMs) {
			return true;
		}
		if (this.reported.size >= mostRemembered) {
			this.reported.clear();
		}
		this.reported.set(key, at);
		return false;
	}
}
