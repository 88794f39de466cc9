import type { AfterSubmit } from '../rest/version';
import type { ModalView, ServerInteraction } from './interactions';

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
