import { Button, Modal } from '@rocket.chat/fuselage';
import { kitContext, modalParser, UiKitComponent, UiKitModal } from '@rocket.chat/fuselage-ui-kit';
import type { ButtonElement } from '@rocket.chat/ui-kit';
import { BlockContext } from '@rocket.chat/ui-kit';
import type { FormEvent } from 'react';
import { useState } from 'react';

import type { AfterSubmit, OpenModal, ViewState } from './interactions';
import { noBlockActions } from './interactions';
import { useClient } from './useInteractions';
import { useModalDialog } from './useModalDialog';

interface Props {
	modal: OpenModal;
	afterSubmit: AfterSubmit;
	close: (viewId: string) => void;
}

const formId = 'app-modal-form';

/** A modal of an app, drawn by Rocket.Chat's own renderer and laid out like Rocket.Chat's. */
export function AppModal(props: Props) {
	const { appId, view, errors } = props.modal;
	const { mobile } = useClient();
	const { busy, values, submit, dismiss, changeValue, act } = useModalActions(props);
	const dialog = useModalDialog(view, () => dismiss(true));

	const onSubmit = (event: FormEvent): void => {
		event.preventDefault();
		submit();
	};
	return (
		<Modal ref={dialog} className="app-modal" aria-labelledby="app-modal-title">
			<Modal.Header>
				{view.showIcon && !mobile && <Modal.Thumb url={`/api/apps/${appId}/icon`} />}
				<Modal.Title id="app-modal-title">{textOf(view.title)}</Modal.Title>
				<Modal.Close aria-label="Close" tabIndex={-1} onClick={() => dismiss(true)} />
			</Modal.Header>
			<Modal.Content>
				{/* The app says what is wrong. The browser must not block a second try. */}
				<form id={formId} noValidate onSubmit={onSubmit}>
					<kitContext.Provider value={{ appId, viewId: view.id, errors, values, state: changeValue, action: act }}>
						<UiKitComponent render={UiKitModal} blocks={view.blocks} />
					</kitContext.Provider>
				</form>
			</Modal.Content>
			<Modal.Footer>
				<Modal.FooterControllers>
					{view.close && (
						<Button danger={view.close.style === 'danger'} onClick={() => dismiss(false)}>
							{textOf(view.close.text)}
						</Button>
					)}
					{view.submit && (
						<Button {...submitStyle(view.submit)} type="submit" form={formId} disabled={busy}>
							{textOf(view.submit.text)}
						</Button>
					)}
				</Modal.FooterControllers>
			</Modal.Footer>
		</Modal>
	);
}

function textOf(text: ButtonElement['text'] | OpenModal['view']['title']) {
	return modalParser.renderTextObject(text, 0, BlockContext.NONE);
}

function submitStyle({ style }: ButtonElement): { danger: true } | { primary: true } {
	return style === 'danger' ? { danger: true } : { primary: true };
}

/** The answers to a submit that leave the modal open. */
const keepOpen = ['errors', 'modal.update'];

/** Blocks without an id share this one, as in Rocket.Chat. */
const noBlockId = 'default';

interface Changed {
	actionId: string;
	blockId?: string;
	value: unknown;
}

/** Returns what a user can do in a modal, and what its inputs contain. */
function useModalActions({ modal: { appId, view }, afterSubmit, close }: Props) {
	const { mobile, emit, notify } = useClient();
	const [values, setValues] = useState<InputValues>({});
	const [busy, setBusy] = useState(false);

	const submit = async (): Promise<void> => {
		if (busy) {
			return;
		}
		setBusy(true);
		const state = viewState(values);
		// The mobile app sends no more of the view than this.
		const sent = mobile ? { id: view.id, state } : { ...view, state };
		try {
			const { type } = await emit(appId, { type: 'viewSubmit', viewId: view.id, payload: { view: sent } });
			if (mobile && type === undefined) {
				notify('The mobile app treats an answer without a type as an error.');
				return;
			}
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

	const changeValue = ({ actionId, blockId = noBlockId, value }: Changed): void =>
		setValues((known) => ({ ...known, [actionId]: { value: String(value), blockId } }));

	return { busy, values, submit, dismiss, changeValue, act: () => notify(noBlockActions) };
}

/** Resolves when the browser has drawn the page as it is now, and so has asked for its images. */
function drawn(): Promise<void> {
	return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}

/** Values of a view's inputs by action, as the renderer wants them. */
type InputValues = Record<string, { value: string; blockId: string }>;

/** Returns the values as apps get them. */
function viewState(values: InputValues): ViewState {
	const state: ViewState = {};
	for (const [actionId, { value, blockId }] of Object.entries(values)) {
		state[blockId] = { ...state[blockId], [actionId]: value };
	}
	return state;
}
