import type { RequestHandler } from 'express';
import type { IncomingHttpHeaders } from 'http';

import type { Stores } from '../store/stores';

const ownNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Refuses requests for any other host than this machine and the host of `Site_Url`. A hostile page can let a name of its
 * own point to 127.0.0.1, and its requests would then count as same-origin.
 */
export function refuseForeignHosts(stores: Stores): RequestHandler {
	return ({ headers: { host } }, res, next) => {
		const name = host?.toLowerCase().replace(/:\d*$/, '');
		if (name === undefined || ownNames.includes(name) || name === siteName(stores)) return next();
		res.status(403).type('text').send('This workspace only answers to localhost and to the host of its Site_Url.');
	};
}

/** Refuses what a page of another origin sends. Clients that are no browsers send none of these headers. */
export const refuseCrossOrigin: RequestHandler = ({ headers }, res, next) => {
	if (isSameOrigin(headers)) return next();
	res.status(403).type('text').send('Pages of other origins may not call this address.');
};

function isSameOrigin({ origin, host, 'sec-fetch-site': site = 'none' }: IncomingHttpHeaders): boolean {
	if (site !== 'none' && site !== 'same-origin') return false;
	return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}

/** Returns `undefined` if Site_Url is no address. */
function siteName(stores: Stores): string | undefined {
	const siteUrl = String(stores.settings.value('Site_Url'));
	return URL.canParse(siteUrl) ? new URL(siteUrl).hostname : undefined;
}
