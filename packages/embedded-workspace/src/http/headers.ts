import type { IncomingHttpHeaders } from 'http';

import type { RequestHandler } from 'express';

import type { Stores } from '../stores';

/** Sets the headers that Rocket.Chat puts on every answer. */
export const hostHeaders: RequestHandler = (_req, res, next) => {
	res.set({
		'X-Content-Type-Options': 'nosniff',
		'X-Frame-Options': 'sameorigin',
		'X-XSS-Protection': '1',
	});
	next();
};

/** Lets pages of all origins read an answer, as Rocket.Chat does. What Rocket.Chat does not have is not for them. */
export const readableByAll: RequestHandler = (_req, res, next) => {
	res.set({
		'Access-Control-Allow-Origin': '*',
		'Access-Control-Allow-Headers': 'Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token',
	});
	next();
};

const ownNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Refuses requests for any other host than this machine and the host of `Site_Url`. A hostile page can let a name of its
 * own point to 127.0.0.1, and its requests would then count as same-origin.
 */
export function refuseForeignHosts(stores: Stores): RequestHandler {
	return ({ headers: { host } }, res, next) => {
		const name = host?.toLowerCase().replace(/:\d*$/, '');
		if (name === undefined || ownNames.includes(name) || name === siteName(stores)) {
			return next();
		}
		res.status(403).type('text').send('This workspace only answers to localhost and to the host of its Site_Url.');
	};
}

/** Refuses what a page of another origin sends. Clients that are no browsers send none of these headers. */
export const refuseCrossOrigin: RequestHandler = ({ headers }, res, next) => {
	if (isSameOrigin(headers)) {
		return next();
	}
	res.status(403).type('text').send('Pages of other origins may not call this address.');
};

const openMethods = ['GET', 'HEAD', 'OPTIONS'];

/** Whatever else a page sends, the browser asks first, and is refused. */
const simpleType = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;

/**
 * Refuses forms of pages of other origins, which browsers send without asking first. Here the administrator's password is known to
 * everyone: a page could log in and read the answer. Endpoints of apps get such requests, as in Rocket.Chat.
 */
export const refuseFormsOfOthers: RequestHandler = ({ method, path, headers }, res, next) => {
	const isSimple = simpleType.test(headers['content-type'] ?? 'text/plain');
	const isForApps = path.startsWith('/apps/public/');
	if (openMethods.includes(method) || !isSimple || isForApps || isSameOrigin(headers)) {
		return next();
	}
	res.status(403).type('text').send('Forms of other origins are only taken by the endpoints of apps.');
};

function isSameOrigin({ origin, host, 'sec-fetch-site': site = 'none' }: IncomingHttpHeaders): boolean {
	if (site !== 'none' && site !== 'same-origin') {
		return false;
	}
	return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}

/** Returns `undefined` if Site_Url is no address. */
function siteName(stores: Stores): string | undefined {
	const siteUrl = String(stores.settings.value('Site_Url'));
	return URL.canParse(siteUrl) ? new URL(siteUrl).hostname : undefined;
}

/** Rocket.Chat's default policy, which covers what apps answer, too: no inline scripts, images from anywhere. */
export const contentSecurityPolicy = [
	"default-src 'self'",
	'connect-src *',
	"font-src 'self' data:",
	'frame-src *',
	'img-src * data: blob:',
	'media-src * data:',
	"script-src 'self' 'unsafe-eval'",
	"style-src 'self' 'unsafe-inline'",
].join('; ');
