import type { IUIKitModalViewParam } from '@rocket.chat/apps-engine/definition/uikit/UIKitInteractionResponder';

import type { Target } from '../sessions/ports';
import type { TextKey, Translate } from './texts';
import { asCode } from './untrustedText';

/** A modal for openSurfaceView and updateModalViewResponse alike. */
export type ModalView = IUIKitModalViewParam;

/** As in app.json. Clients cut titles at about 230 px, and no question fits there in every language. */
export const appName = 'Logout Others';

/** What all modals of a question have in common. */
export interface ModalFrame {
	/** Also the id of the view: clients send it back with the answer, the mobile app little else. */
	ticketText: string;
	appId: string;
	t: Translate;
}

/** What the question is about. */
export interface Question {
	/** The user to log out everywhere, if not the other clients of the user who is asked. */
	target?: Target;
	/** Whether the target is the user who is asked. */
	isSelf: boolean;
	/** Whether the target can log in again: a deactivated user can't. */
	canReturn: boolean;
	/** How long a login lasts, in words. */
	days: string;
}

/** Asks before anything happens. Reaches every session of the user, so it contains nothing that could be misused. */
export function questionModal(frame: ModalFrame, question: Question, pictureUrl: string): ModalView {
	const { t } = frame;
	const { target, isSelf, days } = question;
	const notes = { type: 'context' as const, elements: [markdown(t('question_notes', { days }))] };
	const name = isSelf ? appName : t('picture_this_client');
	const section = sectionWithPicture(questionText(question, t), pictureUrl, name);
	const submit = { ...button(frame, target ? 'question_user_yes' : 'question_yes'), style: 'danger' as const };
	return { ...modal(frame, 'question_no', target ? [section] : [section, notes]), submit };
}

/** The question first, then what it means. In bold, but for a name: in chat, bold and code do not nest. */
function questionText({ target, isSelf, canReturn }: Question, t: Translate): string {
	if (!target) {
		return `*${t('question_title')}*\n${t('question_text')}`;
	}
	if (isSelf) {
		return `*${t('question_self_title')}*\n${t('question_self_text')}`;
	}
	const user = asCode(`@${target.username}`);
	const lines = [t('question_user_title', { user }), t('question_user_text', { user })];
	return [...lines, ...(canReturn ? [t('question_user_return', { user })] : [])].join('\n');
}

/** Shown once a client has confirmed: its request for the second picture does the work. Right before it and after it. */
export function workingModal(frame: ModalFrame, pictureUrl: string): ModalView {
	const { t } = frame;
	return nextModal(frame, [sectionWithPicture(t('modal_working'), pictureUrl, t('picture_result'))]);
}

/** Shows one sentence: what comes next, or why nothing does. */
export function messageModal(frame: ModalFrame, text: string): ModalView {
	return nextModal(frame, [{ type: 'section', text: markdown(text) }]);
}

/**
 * Takes the place of the question. From 6.14 on clients merge it into the question, whose button would stay and do it again:
 * only null takes it away. Hosts pass that on, though the engine's types do not know it.
 */
function nextModal(frame: ModalFrame, blocks: ModalView['blocks']): ModalView {
	return Object.assign(modal(frame, 'modal_close', blocks), { submit: null });
}

function modal(frame: ModalFrame, close: TextKey, blocks: ModalView['blocks']): ModalView {
	return { id: frame.ticketText, title: plain(appName), blocks, close: button(frame, close) };
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
