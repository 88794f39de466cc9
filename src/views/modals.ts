import type { IUIKitModalViewParam } from '@rocket.chat/apps-engine/definition/uikit/UIKitInteractionResponder';

import type { TextKey, Texts } from './texts';

/** A modal for openSurfaceView and updateModalViewResponse alike. */
export type ModalView = IUIKitModalViewParam;

interface Frame {
	/** Also the id of the view: clients send it back with the answer, the mobile app little else. */
	ticketText: string;
	appId: string;
	texts: Texts;
}

export interface QuestionModal extends Frame {
	/** Root-relative address of the first picture. */
	pictureUrl: string;
	/** What else to know before answering: a sentence each. */
	notes: string[];
}

/** Asks before anything happens. Reaches every session of the user, so it holds nothing that could be misused. */
export function questionModal({ pictureUrl, notes, ...frame }: QuestionModal): ModalView {
	const { texts } = frame;
	return modal(frame, 'button_submit', 'button_cancel', [
		sectionWithPicture(texts('question'), pictureUrl, texts('picture_this_client')),
		...notes.map(context),
	]);
}

/** After the yes of a client that can identify itself: its request for the second picture does the work. */
export function workingModal({ pictureUrl, ...frame }: Frame & { pictureUrl: string }): ModalView {
	const { texts } = frame;
	return modal(frame, 'button_again', 'button_close', [
		sectionWithPicture(texts('working'), pictureUrl, texts('picture_outcome')),
		context(texts('working_hint', { button: texts('button_again') })),
	]);
}

/** After the yes of a client whose pictures come without cookies: says what comes next. */
export function tapModal({ fileName, ...frame }: Frame & { fileName: string }): ModalView {
	return modal(frame, undefined, 'button_close', [section(frame.texts('tap', { file: fileName }))]);
}

/** Where the yes could not be taken: says that nothing was done, and lets the person say yes again. */
export function failedModal(frame: Frame): ModalView {
	return modal(frame, 'button_again', 'button_close', [section(frame.texts('failed_refused'))]);
}

/** The answer to a question that can no longer be answered. */
export function endedModal(frame: Frame): ModalView {
	return modal(frame, undefined, 'button_close', [section(frame.texts('failed_expired'))]);
}

function modal(frame: Frame, submit: TextKey | undefined, close: TextKey, blocks: ModalView['blocks']): ModalView {
	const { ticketText, texts } = frame;
	return {
		id: ticketText,
		title: plain(texts('title')),
		blocks,
		close: button(frame, close),
		...(submit && {
			submit: { ...button(frame, submit), ...(submit === 'button_submit' && { style: 'danger' as const }) },
		}),
	};
}

function button({ appId, texts }: Frame, key: TextKey) {
	return { type: 'button' as const, appId, blockId: 'buttons', actionId: key, text: plain(texts(key)) };
}

function section(text: string) {
	return { type: 'section' as const, text: marked(text) };
}

/** Never a top-level image block: those crash the mobile app. */
function sectionWithPicture(text: string, imageUrl: string, altText: string) {
	return { ...section(text), accessory: { type: 'image' as const, imageUrl, altText } };
}

function context(text: string) {
	return { type: 'context' as const, elements: [marked(text)] };
}

function plain(text: string) {
	return { type: 'plain_text' as const, text };
}

function marked(text: string) {
	return { type: 'mrkdwn' as const, text };
}
