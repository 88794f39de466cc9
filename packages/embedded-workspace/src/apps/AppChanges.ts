import { isBefore } from '../version';

/** How long running servers had an updated app out of service after they had answered the upload: 6.5.3 for 200 to 300 ms, 8.3 for up to 500. */
const gapMs = { older: 250, newer: 500 };

/** An assumption: nobody has looked at which version the gap has grown. */
const longerSince = '7.0';

/** Knows which apps are being installed, updated, disabled or removed in this process. */
export class AppChanges {
	private readonly running = new Map<string, number>();

	private readonly restarting = new Map<string, NodeJS.Timeout>();

	/** @param version the Rocket.Chat that is emulated */
	constructor(private readonly version: string) {}

	/** Returns whether an app's jobs have to wait. */
	isChanging(appId: string): boolean {
		return this.running.has(appId) || this.isRestarting(appId);
	}

	/** Returns whether an app is out of service after an update. */
	isRestarting(appId: string): boolean {
		return this.restarting.has(appId);
	}

	/** Runs `work`, which changes an app. */
	async during<T>(appId: string, work: () => Promise<T>): Promise<T> {
		this.running.set(appId, (this.running.get(appId) ?? 0) + 1);
		try {
			return await work();
		} finally {
			const left = (this.running.get(appId) ?? 1) - 1;
			if (left > 0) {
				this.running.set(appId, left);
			} else {
				this.running.delete(appId);
			}
		}
	}

	/** Takes an app out of service for a moment, as Rocket.Chat does once it has answered an update. */
	restart(appId: string): void {
		clearTimeout(this.restarting.get(appId));
		const gap = isBefore(this.version, longerSince) ? gapMs.older : gapMs.newer;
		this.restarting.set(
			appId,
			setTimeout(() => this.restarting.delete(appId), gap),
		);
	}
}
