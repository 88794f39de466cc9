import { URL } from 'url';

/** Names of the app's endpoints, as they stand at the end of their addresses. */
export const endpointPaths = {
	logoutOtherClients: 'users.logoutOtherClients',
	keepThisClient: 'keep-this-client',
} as const;

/** The addresses of this app's endpoints on one workspace. */
export class Addresses {
	/** @param siteUrl the workspace's Site_Url without a trailing slash, e.g. `https://example.com/chat` */
	constructor(
		private readonly siteUrl: string,
		private readonly appId: string,
	) {}

	/** For scripts: the full address of the endpoint that logs out other clients. */
	logoutOtherClients(): string {
		return `${this.siteUrl}${this.path(endpointPaths.logoutOtherClients)}`;
	}

	/**
	 * For pictures in modals: root-relative, so that it also works for users who came in by another host name, with the
	 * path of a workspace below a sub-path. Holds no quotes, spaces or parentheses, which a CSS background would need.
	 */
	picture(ticketText: string, secret?: string): string {
		const prefix = new URL(this.siteUrl).pathname.replace(/\/+$/, '');
		return `${prefix}${this.keepThisClient(ticketText, secret)}`;
	}

	/** For the file that the mobile app opens: the full address. */
	file(ticketText: string, secret: string): string {
		return `${this.siteUrl}${this.keepThisClient(ticketText, secret)}&as=file`;
	}

	private keepThisClient(ticketText: string, secret?: string): string {
		return `${this.path(endpointPaths.keepThisClient)}?ticket=${ticketText}${secret ? `&secret=${secret}` : ''}`;
	}

	private path(endpoint: string): string {
		return `/api/apps/public/${this.appId}/${endpoint}`;
	}
}
