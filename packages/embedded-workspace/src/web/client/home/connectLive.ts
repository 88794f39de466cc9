import { EventSource } from 'eventsource';

import { loginHeaders } from '../rest/RestClient';
import type { Login } from '../session/storedLogin';

/** What the live connection brings. */
export interface LiveHandlers {
	/** Connected, for the first time or again. */
	ready(): void;
	message(payload: unknown): void;
	ephemeralMessage(payload: unknown): void;
	interaction(payload: unknown): void;
	loggedOut(): void;
}

/** Opens the live connection of a login; it reconnects by itself. Returns what closes it. */
export function connectLive(login: Login, handlers: LiveHandlers): () => void {
	const source = new EventSource('/workspace/events', {
		// The browser's own EventSource cannot send headers, and cookies are no credentials here.
		fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, ...loginHeaders(login) } }),
	});
	const on = (event: string, handle: (payload: unknown) => void): void =>
		source.addEventListener(event, ({ data }: MessageEvent) => handle(JSON.parse(String(data))));
	const loggedOut = (): void => {
		source.close();
		handlers.loggedOut();
	};

	on('ready', () => handlers.ready());
	on('message', handlers.message);
	on('ephemeral-message', handlers.ephemeralMessage);
	on('ui-interaction', handlers.interaction);
	on('logout', loggedOut);
	source.addEventListener('error', ({ code }) => code === 401 && loggedOut());
	return () => source.close();
}
