import { kitContext, UiKitComponent, UiKitMessage } from '@rocket.chat/fuselage-ui-kit';

import { useClient } from '../interaction/clientContext';
import type { Message } from '../rest/answers';

/** The blocks of a message, drawn by Rocket.Chat's own renderer; their app hears of what the user does with them. */
export function MessageBlocks({ message: { _id: mid, rid, blocks = [] } }: { message: Message }) {
	const { emit, notify } = useClient();
	const appId = blocks[0]?.appId ?? '';
	const action = async (done: { actionId: string; blockId: string; appId: string; value: unknown }): Promise<void> => {
		const { actionId, blockId, value } = done;
		const container = { type: 'message' as const, id: mid };
		try {
			const payload = { blockId, value };
			await emit(done.appId || appId, { type: 'blockAction', actionId, mid, rid, container, payload });
		} catch (error) {
			notify(String(error));
		}
	};
	return (
		<kitContext.Provider value={{ appId, values: {}, errors: {}, state: () => undefined, action }}>
			<UiKitComponent render={UiKitMessage} blocks={blocks} />
		</kitContext.Provider>
	);
}
