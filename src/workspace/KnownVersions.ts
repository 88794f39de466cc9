import type { ServerVersion } from '../sessions/loginExpiration';

/**
 * Remembers, per process, which version a workspace answered. Only a saving of requests: an instance that does not know
 * asks for itself, and a failed question is not remembered.
 */
export class KnownVersions {
	private readonly byUrl = new Map<string, Promise<ServerVersion | undefined>>();

	/** Gives what is known of `baseUrl`, else what `ask` finds; parallel callers share one question. */
	async of(baseUrl: string, ask: () => Promise<ServerVersion | undefined>): Promise<ServerVersion | undefined> {
		const known = this.byUrl.get(baseUrl) ?? ask();
		this.byUrl.set(baseUrl, known);
		const version = await known;
		if (!version) {
			this.byUrl.delete(baseUrl);
		}
		return version;
	}
}
