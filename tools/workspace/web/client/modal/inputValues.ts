import type { LayoutBlock } from '@rocket.chat/ui-kit';

import type { ViewState } from '../interaction/interactions';

/** Values of a view's inputs by action, as the renderer wants them. */
export type InputValues = Record<string, { value: string; blockId: string }>;

/** Returns what the inputs of a view contain before the user touches them. */
export function initialValues(blocks: LayoutBlock[]): InputValues {
	const values: InputValues = {};
	for (const block of blocks) {
		if (block.type !== 'input') continue;
		const { element } = block;
		if ('initialValue' in element && element.initialValue !== undefined) {
			values[element.actionId] = { value: String(element.initialValue), blockId: blockIdOf(block.blockId) };
		}
	}
	return values;
}

/** Returns the values as apps get them. */
export function viewState(values: InputValues): ViewState {
	const state: ViewState = {};
	for (const [actionId, { value, blockId }] of Object.entries(values)) {
		state[blockId] = { ...state[blockId], [actionId]: value };
	}
	return state;
}

/** Blocks without an id share one, as in Rocket.Chat. */
export function blockIdOf(blockId: string | undefined): string {
	return blockId ?? 'default';
}
