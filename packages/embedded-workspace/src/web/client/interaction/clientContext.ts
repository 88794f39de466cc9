import { createContext, useContext } from 'react';

import type { Login } from '../session/storedLogin';
import type { Interactions } from './useInteractions';

/** What messages and modals need to know of the client they are in. */
export interface ClientContext {
	login: Login;
	/** Whether the page plays the mobile app. */
	mobile: boolean;
	emit: Interactions['emit'];
	/** Shows the user something that nobody has sent. */
	notify: (text: string) => void;
}

const context = createContext<ClientContext | undefined>(undefined);

export const ClientContextProvider = context.Provider;

export function useClient(): ClientContext {
	const client = useContext(context);
	if (!client) throw new Error('This needs a client that is logged in.');
	return client;
}
