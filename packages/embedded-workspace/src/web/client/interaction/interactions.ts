import type { ButtonElement, LayoutBlock, TextObject } from '@rocket.chat/ui-kit';

/** A modal as an app describes it. */
export interface ModalView {
	id: string;
	title: TextObject;
	/** `null` in an update takes the button away where updates are merged. */
	submit?: ButtonElement | null;
	close?: ButtonElement | null;
	blocks: LayoutBlock[];
	/** Whether the app's icon stands before the title. The Apps-Engine always sets it. */
	showIcon?: boolean;
}

/** Values of inputs by block and action. */
export type ViewState = Record<string, Record<string, unknown>>;

/** What an app wants a client to show, from the live connection or as the answer to what the user did. */
export interface ServerInteraction {
	/** Missing in a plain answer of success. */
	type?: 'modal.open' | 'modal.update' | 'errors' | (string & Record<never, never>);
	triggerId?: string;
	appId?: string;
	viewId?: string;
	view?: ModalView;
	errors?: Record<string, string>;
}

/** What the user did, as the workspace hands it on to the app. */
export type UserInteraction =
	| { type: 'viewSubmit'; viewId: string; payload: { view: Partial<ModalView> & { id: string; state: ViewState } } }
	| {
			type: 'viewClosed';
			payload: { viewId: string; view: ModalView & { state: ViewState }; isCleared: boolean };
	  };

/** What the user is told on a click in a block: no app that was tried here waits for one. */
export const noBlockActions = 'The embedded workspace hands no clicks in blocks on to apps.';
