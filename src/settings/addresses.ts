import { URL } from 'url';

import { parseWorkspaceUrl } from './workspaceUrl';

/** Names of the app's endpoints, as they stand at the end of their addresses. */
export const endpointPaths = { logout: 'users.logoutOtherClients', confirm: 'confirm-logout' } as const;

/** Name of the file that a person taps, and of the download. */
export const tapFileName = 'logout-others.txt';

/** The addresses of this app's endpoints on one workspace. */
export class Addresses {
	private readonly siteUrl: string | undefined;

	/** @param rawSiteUrl Site_Url, whatever it is */
	constructor(
		rawSiteUrl: unknown,
		private readonly appId: string,
	) {
		try {
			this.siteUrl = parseWorkspaceUrl(rawSiteUrl);
		} catch {
			// Pictures need only its path, and without a usable Site_Url that is most likely none.
		}
	}

	/** Returns false if Site_Url is no web address, so no full address can be made of it. */
	get isSiteUrlUsable(): boolean {
		return this.siteUrl !== undefined;
	}

	/** Returns the address scripts call; only its path if Site_Url cannot be used. */
	logoutOtherClients(): string {
		return `${this.siteUrl ?? ''}${this.path(endpointPaths.logout)}`;
	}

	/**
	 * Returns the root-relative address of a picture, so it also works for users who came in by another host name. Contains no
	 * quotes, spaces or parentheses: it becomes a CSS background.
	 */
	picture(name: 'ticket' | 'confirmation', text: string): string {
		const path = this.siteUrl === undefined ? '' : new URL(this.siteUrl).pathname.replace(/\/+$/, '');
		const prefix = path.replace(/['()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
		return `${prefix}${this.path(endpointPaths.confirm)}?${name}=${text}`;
	}

	/** Returns the file that the mobile app opens, with its full address; undefined if Site_Url cannot be used. */
	file(confirmationText: string): { name: string; link: string } | undefined {
		const path = `${this.path(endpointPaths.confirm)}?confirmation=${confirmationText}`;
		return this.siteUrl === undefined ? undefined : { name: tapFileName, link: this.siteUrl + path };
	}

	private path(endpoint: string): string {
		return `/api/apps/public/${this.appId}/${endpoint}`;
	}
}
