import { EventSource } from 'eventsource';
import { useEffect, useRef, useState } from 'react';

import type { Login } from '../login/login';
import { loginHeaders } from '../rest';

/** What the live connection brings. */
interface LiveHandlers {
	/** Connected, for the first time or again. */
	ready(): void;
	message(payload: unknown): void;
	ephemeralMessage(payload: unknown): void;
	interaction(payload: unknown): void;
	loggedOut(): void;
}

/** Opens the live connection of a login; it reconnects by itself. Returns what closes it. */
function connectLive(login: Login, handlers: LiveHandlers): () => void {
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

/** Keeps the live connection as long as the login lasts. Returns how often it was made: 0 before the first time. */
export function useLive(login: Login, handlers: Omit<LiveHandlers, 'ready'>): number {
	const [connections, setConnections] = useState(0);
	const latest = useRef(handlers);
	latest.current = handlers;
	useEffect(
		() =>
			connectLive(login, {
				ready: () => setConnections((count) => count + 1),
				message: (payload) => latest.current.message(payload),
				ephemeralMessage: (payload) => latest.current.ephemeralMessage(payload),
				interaction: (payload) => latest.current.interaction(payload),
				loggedOut: () => latest.current.loggedOut(),
			}),
		[login],
	);
	return connections;
}
