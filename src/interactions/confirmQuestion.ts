import type { IUIKitResponse, UIKitViewSubmitInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';

import { keepFileName } from '../endpoints/fileAnswers';
import { EphemeralMessages } from '../messages/EphemeralMessages';
import type { Accessors, Services } from '../services';
import { Addresses } from '../settings/addresses';
import type { Confirmation } from '../tickets/Handshake';
import { endedModal, failedModal, type ModalView, tapModal, workingModal } from '../views/modals';
import { readerOfTicket, readerOfUser } from '../views/reader';

/**
 * The yes to the question. Always answered with an updated modal: the answer reaches the client that submitted and no
 * other, and the mobile app takes anything else for an error.
 */
export async function confirmQuestion(
	context: UIKitViewSubmitInteractionContext,
	appId: string,
	services: Services,
	accessors: Accessors,
): Promise<IUIKitResponse> {
	const { user, view } = context.getInteractionData();
	const ticketText = ticketTextOf(view);
	const { rules } = accessors;
	const { texts } = readerOfUser(user, await rules.workspaceLanguage());
	const frame = { ticketText, appId, texts };
	try {
		const confirmation = await services.handshake(accessors).confirm(ticketText, user.id);
		const updated = confirmation
			? await nextStep(confirmation, ticketText, new Addresses(await rules.siteUrl(), appId), appId, accessors)
			: endedModal(frame);
		return context.getInteractionResponder().updateModalViewResponse(updated);
	} catch (error) {
		accessors.log.error(`answer to the question failed: ${error instanceof Error ? error.message : 'unknown error'}`);
		return context.getInteractionResponder().updateModalViewResponse(failedModal(frame));
	}
}

/** The host checks who the user is, but nothing of the view, which is what the client says it is. */
function ticketTextOf(view: { id?: unknown } | null | undefined): string {
	const id = view?.id;
	return typeof id === 'string' ? id : '';
}

async function nextStep(
	{ ticket, carrier, secret }: Confirmation,
	ticketText: string,
	addresses: Addresses,
	appId: string,
	{ read, modify, users }: Accessors,
): Promise<ModalView> {
	const { texts } = readerOfTicket(ticket);
	if (carrier === 'picture') {
		return workingModal({ ticketText, appId, texts, pictureUrl: addresses.picture(ticketText, secret) });
	}
	const link = addresses.file(ticketText, secret);
	await new EphemeralMessages(read, modify).sendTo(users, ticket, {
		text: texts('tap_message'),
		attachments: [{ type: 'file', title: { value: keepFileName, link, displayDownloadLink: true } }],
	});
	return tapModal({ ticketText, appId, texts, fileName: keepFileName });
}
