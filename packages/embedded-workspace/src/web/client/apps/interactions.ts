import type { ButtonElement, LayoutBlock, TextObject } from '@rocket.chat/ui-kit';

import { isBefore } from '../../../version';

/** A modal as an app describes it. */
export interface ModalView {
	id: string;
	title: TextObject;
	/** `null` in an update removes the button if updates are merged. */
	submit?: ButtonElement | null;
	close?: ButtonElement | null;
	blocks: LayoutBlock[];
	/** Whether the app's icon stands before the title on the web. The Apps-Engine always sets it. */
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

/** Shown on a click in a block: no app tried here needs one. */
export const noBlockActions = 'The embedded workspace hands no clicks in blocks on to apps.';

/**
 * What a client does with a modal once it is submitted: close it after drawing the app's answer, merge an updated view into
 * it (what the update leaves out stays), or replace it.
 */
export type AfterSubmit = 'close' | 'merge' | 'replace';

/** Returns what a client of this version does; the mobile app is the same for all versions. */
export function afterSubmitOf(version: string, mobile: boolean): AfterSubmit {
	if (mobile) {
		return 'replace';
	}
	return isBefore(version, '6.14') ? 'close' : 'merge';
}

export interface OpenModal {
	appId: string;
	view: ModalView;
	/** What is wrong with inputs, by action. */
	errors?: Record<string, string>;
}

/** Returns what is open after an interaction. Updates and errors only reach the view they name, as in Rocket.Chat. */
export function modalAfter(
	interaction: ServerInteraction,
	current: OpenModal | undefined,
	afterSubmit: AfterSubmit,
): OpenModal | undefined {
	const { type, appId = '', view, viewId, errors } = interaction;
	switch (type) {
		case 'modal.open':
			return view ? { appId, view } : current;
		case 'modal.update':
			if (!view || view.id !== current?.view.id) {
				return current;
			}
			return { ...current, view: afterSubmit === 'merge' ? { ...current.view, ...view } : view, errors: undefined };
		case 'errors':
			return current && (viewId ?? view?.id) === current.view.id ? { ...current, errors } : current;
		default:
			return current;
	}
}
