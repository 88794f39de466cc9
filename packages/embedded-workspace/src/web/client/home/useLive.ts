import { useEffect, useRef, useState } from 'react';

import type { Login } from '../session/storedLogin';
import type { LiveHandlers } from './connectLive';
import { connectLive } from './connectLive';

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
