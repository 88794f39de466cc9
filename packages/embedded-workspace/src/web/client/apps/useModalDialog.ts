import type { RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';

import type { ModalView } from './interactions';

const tabbable = ':is(a[href], button, input, select, textarea):not([disabled], [tabindex="-1"])';

/**
 * Makes an element one of the browser's own modal dialogs: nothing behind it can be reached, Escape cancels it, and the
 * focus returns when it is gone.
 */
export function useModalDialog(view: ModalView, cancel: () => void): RefObject<HTMLDialogElement> {
	const dialog = useRef<HTMLDialogElement>(null);
	const latestCancel = useRef(cancel);
	latestCancel.current = cancel;

	// Layout effects, in step with what is drawn: no key the user presses right then is lost.
	useLayoutEffect(() => {
		const element = dialog.current;
		const before = document.activeElement;
		const onCancel = (event: Event): void => {
			event.preventDefault();
			latestCancel.current();
		};
		element?.addEventListener('cancel', onCancel);
		element?.addEventListener('keydown', keepTabInside);
		element?.showModal();
		return () => {
			element?.removeEventListener('cancel', onCancel);
			element?.removeEventListener('keydown', keepTabInside);
			// The dialog's removal, which follows, closes it. Focused before that, what is behind it would not take text.
			queueMicrotask(() => before instanceof HTMLElement && before.focus());
		};
	}, []);

	// An update may have taken away what was focused.
	useLayoutEffect(() => {
		const focused = document.activeElement;
		if (focused instanceof HTMLElement && focused.matches(tabbable) && dialog.current?.contains(focused)) {
			return;
		}
		dialog.current?.querySelector<HTMLElement>(tabbable)?.focus();
	}, [view]);
	return dialog;
}

/** Keeps Tab within the dialog, as Rocket.Chat's client does. A browser would let it leave for its own controls. */
function keepTabInside(event: KeyboardEvent): void {
	if (event.key !== 'Tab' || !(event.currentTarget instanceof HTMLElement)) {
		return;
	}
	const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(tabbable)];
	const [leaving, entering] = event.shiftKey
		? [stops[0], stops[stops.length - 1]]
		: [stops[stops.length - 1], stops[0]];
	if (document.activeElement !== leaving) {
		return;
	}
	event.preventDefault();
	entering?.focus();
}
