import type { ViewState } from '../interaction/interactions';

/** Values of a view's inputs by action, as the renderer wants them. */
export type InputValues = Record<string, { value: string; blockId: string }>;

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
