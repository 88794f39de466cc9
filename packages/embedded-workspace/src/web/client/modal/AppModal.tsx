import { Button, Modal } from '@rocket.chat/fuselage';
import { kitContext, modalParser, UiKitComponent, UiKitModal } from '@rocket.chat/fuselage-ui-kit';
import type { ButtonElement } from '@rocket.chat/ui-kit';
import { BlockContext } from '@rocket.chat/ui-kit';
import type { FormEvent } from 'react';

import type { OpenModal } from '../interaction/openModal';
import type { AfterSubmit } from '../rest/version';
import { useModalActions } from './useModalActions';
import { useModalDialog } from './useModalDialog';

interface Props {
	modal: OpenModal;
	afterSubmit: AfterSubmit;
	close: (viewId: string) => void;
}

const formId = 'app-modal-form';

/** A modal of an app, drawn by Rocket.Chat's own renderer and laid out like Rocket.Chat's. */
export function AppModal({ modal, afterSubmit, close }: Props) {
	const { appId, view, errors } = modal;
	const { busy, values, submit, dismiss, changeValue, act } = useModalActions({ modal, afterSubmit, close });
	const dialog = useModalDialog(view, () => dismiss(true));

	const onSubmit = (event: FormEvent): void => {
		event.preventDefault();
		submit();
	};
	return (
		<Modal ref={dialog} className="app-modal" aria-labelledby="app-modal-title">
			<Modal.Header>
				{view.showIcon && <Modal.Thumb url={`/api/apps/${appId}/icon`} />}
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
