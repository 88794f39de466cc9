/** After this time a workspace that had no device management is asked again: a license may have come. */
const refusedMs = 60 * 60 * 1000;

/**
 * Remembers, per process, which workspaces list no sessions (device management is part of the Enterprise edition). Only a
 * saving of requests.
 */
export class DeviceManagement {
	private readonly refusedAt = new Map<string, number>();

	/** To be told only where the login was good: the refusal of a license and that of a login look alike. @param now epoch ms */
	refused(baseUrl: string, now: number): void {
		this.refusedAt.set(baseUrl, now);
	}

	/** Whether it makes sense to ask. @param now epoch ms */
	mayExist(baseUrl: string, now: number): boolean {
		const refusedAt = this.refusedAt.get(baseUrl);
		return refusedAt === undefined || Math.abs(now - refusedAt) >= refusedMs;
	}
}
