import { useState } from 'react';

import { useClient } from '../interaction/clientContext';
import { noBlockActions } from '../interaction/interactions';
import type { OpenModal } from '../interaction/openModal';
import type { AfterSubmit } from '../rest/version';
import type { InputValues } from './inputValues';
import { blockIdOf, viewState } from './inputValues';

/** The answers to a submit that leave the modal open. */
const keepOpen = ['errors', 'modal.update'];

interface Changed {
	actionId: string;
	blockId?: string;
	value: unknown;
}

interface ModalParts {
	modal: OpenModal;
	afterSubmit: AfterSubmit;
	close: (viewId: string) => void;
}

/** Returns what a user can do in a modal, and what its inputs contain. */
export function useModalActions({ modal: { appId, view }, afterSubmit, close }: ModalParts) {
	const { mobile, emit, notify } = useClient();
	const [values, setValues] = useState<InputValues>({});
	const [busy, setBusy] = useState(false);

	const submit = async (): Promise<void> => {
		if (busy) return;
		setBusy(true);
		const state = viewState(values);
		// The mobile app sends no more of the view than this.
		const sent = mobile ? { id: view.id, state } : { ...view, state };
		try {
			const { type } = await emit(appId, { type: 'viewSubmit', viewId: view.id, payload: { view: sent } });
			if (mobile && type === undefined) notify('The mobile app takes an answer without a type for an error.');
			if (!keepOpen.includes(type ?? '')) {
				close(view.id);
			}
		} catch (error) {
			notify(`The app did not answer: ${String(error)}`);
		} finally {
			setBusy(false);
			if (afterSubmit === 'close') {
				await drawn();
				close(view.id);
			}
		}
	};

	const dismiss = (isCleared: boolean): void => {
		close(view.id);
		const payload = { viewId: view.id, view: { ...view, state: viewState(values) }, isCleared };
		emit(appId, { type: 'viewClosed', payload }).catch((error) => notify(String(error)));
	};

	const changeValue = ({ actionId, blockId, value }: Changed): void =>
		setValues((known) => ({ ...known, [actionId]: { value: String(value), blockId: blockIdOf(blockId) } }));

	const act = (): void => notify(noBlockActions);

	return { busy, values, submit, dismiss, changeValue, act };
}

/** Resolves when the browser has drawn the page as it is now, and so has asked for its images. */
function drawn(): Promise<void> {
	return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}
