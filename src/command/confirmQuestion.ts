import type { IUIKitResponse, UIKitViewSubmitInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Call } from '../Call';
import type { NextStep } from '../handshake/Handshake';
import { messageOf } from '../lib/log';
import { keepFileName } from '../settings/addresses';
import { messageModal, type ModalFrame, type ModalView, workingModal } from '../views/modals';

/**
 * Takes the confirmation of the question. Always answers with an updated modal: it reaches no client but the one that
 * submitted, and the mobile app treats anything else as an error.
 */
export async function confirmQuestion(context: UIKitViewSubmitInteractionContext, call: Call): Promise<IUIKitResponse> {
	// Livechat visitors are no users, whatever the engine's types say.
	const { user, view } = context.getInteractionData() as { user?: IUser; view?: { id?: unknown } };
	const ticketText = typeof view?.id === 'string' ? view.id : '';
	const { t } = await call.locale();
	const frame = { ticketText, appId: call.appId, t };
	return context.getInteractionResponder().updateModalViewResponse(await nextModal(frame, user, call));
}

async function nextModal(frame: ModalFrame, user: IUser | undefined, call: Call): Promise<ModalView> {
	const { t, ticketText } = frame;
	try {
		const step = user && (await call.handshake.confirm(ticketText, user.id));
		return step
			? await show(step, { ...frame, target: step.ticket.target }, call)
			: messageModal(frame, t('failed_expired'));
	} catch (error) {
		call.log.error(`confirmation failed: ${messageOf(error)}`);
		return messageModal(frame, t('failed_command'));
	}
}

async function show(step: NextStep, frame: ModalFrame, call: Call): Promise<ModalView> {
	const { t } = frame;
	const addresses = await call.addresses();
	if (step.by === 'picture') {
		return workingModal(frame, addresses.picture('confirmation', step.confirmationText));
	}
	if (step.by === 'none') {
		return messageModal(frame, t(addresses.isSiteUrlUsable ? 'failed_no_way' : 'failed_site_url'));
	}
	if (step.by === 'file') {
		await call.messages.send(step.ticket, { text: t('file_message'), file: addresses.file(step.confirmationText) });
	}
	return messageModal(frame, t('modal_tap', { file: keepFileName }));
}
