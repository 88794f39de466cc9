import type { IUIKitResponse, UIKitViewSubmitInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Call } from '../Call';
import type { NextStep } from '../handshake/Handshake';
import { logFailure, messageOf } from '../lib/log';
import { tapFileName } from '../settings/addresses';
import { messageModal, type ModalFrame, type ModalView, workingModal } from '../views/modals';
import type { TextKey } from '../views/texts';
import { asCode } from '../views/untrustedText';

/**
 * Takes the confirmation of the question. Always answers with an updated modal: it reaches no client but the one that
 * submitted, and the mobile app treats anything else as an error. Up to 6.13 the client closes the modal whatever it says, so
 * a message says it, too.
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
	try {
		const step = user && (await call.handshake.confirm(frame.ticketText, user.id));
		return step ? await show(step, frame, call) : await refuse('failed_expired', frame, user, call);
	} catch (error) {
		call.log.error(`confirmation failed: ${messageOf(error)}`);
		return refuse('failed_command', frame, user, call);
	}
}

async function show(step: NextStep, frame: ModalFrame, call: Call): Promise<ModalView> {
	const { t } = frame;
	const addresses = await call.addresses();
	if (step.by === 'picture') {
		return workingModal(frame, addresses.picture('confirmation', step.confirmationText));
	}
	const { targetId } = step.ticket;
	const target = targetId === undefined ? undefined : await call.findTarget(targetId);
	const user = asCode(`@${target?.username}`);
	if (step.by === 'file') {
		const text = target ? t('file_message_user', { user }) : t('file_message');
		await call.messages.send(step.ticket, { text, file: addresses.file(step.confirmationText) });
	}
	return messageModal(frame, t(target ? 'modal_tap_user' : 'modal_tap', { user, file: tapFileName }));
}

/** Says why nothing comes next, also in the room if the question is this user's. */
async function refuse(key: TextKey, frame: ModalFrame, user: IUser | undefined, call: Call): Promise<ModalView> {
	const text = frame.t(key);
	const asking = call.handshake.placeOf(frame.ticketText, user?.id);
	const place = await logFailure(call.log, 'question not read', asking);
	if (place) {
		await logFailure(call.log, 'message on the confirmation not sent', call.messages.send(place, { text }));
	}
	return messageModal(frame, text);
}
