import { kitContext, UiKitComponent, UiKitMessage } from '@rocket.chat/fuselage-ui-kit';

import { useClient } from '../interaction/clientContext';
import { noBlockActions } from '../interaction/interactions';
import type { Message } from '../rest/answers';

/** The blocks of a message, drawn by Rocket.Chat's own renderer. */
export function MessageBlocks({ message: { blocks = [] } }: { message: Message }) {
	const { notify } = useClient();
	const appId = blocks[0]?.appId ?? '';
	const action = (): void => notify(noBlockActions);
	return (
		<kitContext.Provider value={{ appId, values: {}, errors: {}, state: () => undefined, action }}>
			<UiKitComponent render={UiKitMessage} blocks={blocks} />
		</kitContext.Provider>
	);
}
