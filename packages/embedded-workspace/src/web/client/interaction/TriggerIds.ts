/** How long a client waits for an app to answer what the user did, in ms. */
const lifetimeMs = 5000;

/**
 * The trigger ids this client has made. What an app opens for a user reaches all of their clients; each opens only what
 * carries one of its own ids, once and in time.
 */
export class TriggerIds {
	/** Expiry of each id, in epoch ms. */
	private readonly open = new Map<string, number>();

	create(): string {
		const id = crypto.randomUUID();
		this.open.set(id, Date.now() + lifetimeMs);
		return id;
	}

	/** Returns whether the id is this client's own and still valid, and uses it up. */
	take(id: string): boolean {
		const expiry = this.open.get(id);
		this.open.delete(id);
		return expiry !== undefined && Date.now() < expiry;
	}
}
