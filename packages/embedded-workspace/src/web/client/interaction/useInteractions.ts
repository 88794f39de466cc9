import { useCallback, useMemo, useState } from 'react';

import type { RestClient } from '../rest/RestClient';
import type { AfterSubmit } from '../rest/version';
import type { ServerInteraction, UserInteraction } from './interactions';
import type { OpenModal } from './openModal';
import { modalAfter } from './openModal';
import { TriggerIds } from './TriggerIds';

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
			if (!triggerIds.take(interaction.triggerId ?? '')) return;
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
