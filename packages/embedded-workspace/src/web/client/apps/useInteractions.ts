import { createContext, useCallback, useContext, useMemo, useState } from 'react';

import type { Login } from '../login/login';
import type { RestClient } from '../rest';
import type { AfterSubmit, OpenModal, ServerInteraction, UserInteraction } from './interactions';
import { modalAfter } from './interactions';

export interface Interactions {
	modal: OpenModal | undefined;
	/** A fresh id that lets an app open something in this client. */
	createTriggerId: () => string;
	/** Takes what the live connection brought; drops what another client of the user caused. */
	receive: (interaction: ServerInteraction) => void;
	/** Sends what the user did to an app, and shows and returns its answer. @throws RestError */
	emit: (appId: string, interaction: UserInteraction) => Promise<ServerInteraction>;
	closeModal: (viewId: string) => void;
}

/** Returns what passes between the user and apps. */
export function useInteractions(rest: RestClient, afterSubmit: AfterSubmit): Interactions {
	const triggerIds = useMemo(() => new TriggerIds(), []);
	const [modal, setModal] = useState<OpenModal>();

	const receive = useCallback(
		(interaction: ServerInteraction) => {
			if (!triggerIds.take(interaction.triggerId ?? '')) {
				return;
			}
			setModal((current) => modalAfter(interaction, current, afterSubmit));
		},
		[triggerIds, afterSubmit],
	);
	const emit = useCallback(
		async (appId: string, interaction: UserInteraction) => {
			const body = { ...interaction, triggerId: triggerIds.create() };
			const answer = await rest.post<ServerInteraction>(`/api/apps/ui.interaction/${appId}`, body);
			receive(answer);
			return answer;
		},
		[rest, triggerIds, receive],
	);
	const closeModal = useCallback((viewId: string) => {
		setModal((current) => (current?.view.id === viewId ? undefined : current));
	}, []);
	const createTriggerId = useCallback(() => triggerIds.create(), [triggerIds]);
	return { modal, createTriggerId, receive, emit, closeModal };
}

/** How long a client waits for an app to answer what the user did, in ms. */
const lifetimeMs = 5000;

/**
 * The trigger ids this client has made. What an app opens for a user reaches all of their clients; each opens only what
 * carries one of its own ids, once and in time.
 */
export class TriggerIds {
	/** Expiry of each id, in epoch ms. */
	private readonly open = new Map<string, number>();

	create(): string {
		const id = crypto.randomUUID();
		this.open.set(id, Date.now() + lifetimeMs);
		return id;
	}

	/** Returns whether the id is this client's own and still valid, and uses it up. */
	take(id: string): boolean {
		const expiry = this.open.get(id);
		this.open.delete(id);
		return expiry !== undefined && Date.now() < expiry;
	}
}

/** What messages and modals need to know of the client they are in. */
export interface ClientContext {
	login: Login;
	/** Whether the page acts like the mobile app. */
	mobile: boolean;
	emit: Interactions['emit'];
	/** Shows the user something that nobody has sent. */
	notify: (text: string) => void;
}

const context = createContext<ClientContext | undefined>(undefined);

export const ClientContextProvider = context.Provider;

export function useClient(): ClientContext {
	const client = useContext(context);
	if (!client) {
		throw new Error('This needs a client that is logged in.');
	}
	return client;
}
