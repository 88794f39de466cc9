import type { ButtonElement, LayoutBlock, TextObject } from '@rocket.chat/ui-kit';

/** A modal as an app describes it. */
export interface ModalView {
	id: string;
	title: TextObject;
	submit?: ButtonElement;
	close?: ButtonElement;
	blocks: LayoutBlock[];
}

/** Values of inputs by block and action. */
export type ViewState = Record<string, Record<string, unknown>>;

/** What an app wants a client to show, from the live connection or as the answer to what the user did. */
export interface ServerInteraction {
	/** Missing in a plain answer of success. */
	type?: 'modal.open' | 'modal.update' | 'modal.close' | 'errors' | (string & Record<never, never>);
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
	  }
	| {
			type: 'blockAction';
			actionId: string;
			mid?: string;
			rid?: string;
			container: { type: 'view' | 'message'; id: string };
			payload: { blockId: string; value: unknown };
	  };
