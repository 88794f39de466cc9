import type { IUIKitModalViewParam } from '@rocket.chat/apps-engine/definition/uikit/UIKitInteractionResponder';

import type { Target } from '../sessions/ports';
import { asCode } from './untrustedText';
import type { TextKey, Translate } from './texts';

/** A modal for openSurfaceView and updateModalViewResponse alike. */
export type ModalView = IUIKitModalViewParam;

/** What all modals of a question have in common. */
export interface ModalFrame {
	/** Also the id of the view: clients send it back with the answer, the mobile app little else. */
	ticketText: string;
	appId: string;
	t: Translate;
	/** The user to log out everywhere, if not the user's other clients. */
	target?: Target;
}

/** Asks before anything happens. Reaches every session of the user, so it contains nothing that could be misused. */
export function questionModal(frame: ModalFrame, pictureUrl: string, days: string): ModalView {
	const { t, target } = frame;
	const user = asCode(`@${target?.username}`);
	const text = target
		? `${t('question_user_title', { user })} ${t('question_user_text', { user })}`
		: t('question_text');
	const notes = { type: 'context' as const, elements: [markdown(t('question_notes', { days }))] };
	const blocks = [sectionWithPicture(text, pictureUrl, t('picture_this_client')), ...(target ? [] : [notes])];
	const submit = { ...button(frame, target ? 'question_user_yes' : 'question_yes'), style: 'danger' as const };
	return { ...modal(frame, 'question_no', blocks), submit };
}

/** Shown once a client that identifies itself has confirmed: its request for the second picture does the work. */
export function workingModal(frame: ModalFrame, pictureUrl: string): ModalView {
	const { t } = frame;
	return modal(frame, 'modal_close', [sectionWithPicture(t('modal_working'), pictureUrl, t('picture_result'))]);
}

/** Shows one sentence: what comes next, or why nothing does. */
export function messageModal(frame: ModalFrame, text: string): ModalView {
	return modal(frame, 'modal_close', [{ type: 'section', text: markdown(text) }]);
}

function modal(frame: ModalFrame, close: TextKey, blocks: ModalView['blocks']): ModalView {
	const { ticketText, target, t } = frame;
	// A phone cuts titles after some 20 letters.
	const title = target ? `@${target.username}` : t('question_title');
	return { id: ticketText, title: plain(title), blocks, close: button(frame, close) };
}

function button({ appId, t }: ModalFrame, key: TextKey) {
	return { type: 'button' as const, appId, blockId: 'buttons', actionId: key, text: plain(t(key)) };
}

/** Never a top-level image block: those crash the mobile app. */
function sectionWithPicture(text: string, imageUrl: string, altText: string) {
	const accessory = { type: 'image' as const, imageUrl, altText };
	return { type: 'section' as const, text: markdown(text), accessory };
}

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const markdown = (text: string) => ({ type: 'mrkdwn' as const, text });
