import type { Express, Request } from 'express';

/** Lets all routes of a server know which Rocket.Chat it plays. */
export function playVersion(app: Express, version: string): void {
	app.locals.version = version;
}

/** Returns the Rocket.Chat that the server of a request plays. */
export function playedVersion(req: Request): string {
	return req.app.locals.version as string;
}
