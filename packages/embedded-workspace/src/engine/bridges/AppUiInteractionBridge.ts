import type { IUIKitInteraction } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { UiInteractionBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { ClientEventStore } from '../../store/ClientEventStore';

/** Modals that an app opens. They go to every client of the user; each drops those whose `triggerId` is not its own. */
export class AppUiInteractionBridge extends UiInteractionBridge {
	constructor(private readonly events: ClientEventStore) {
		super();
	}

	protected override async notifyUser(user: IUser, interaction: IUIKitInteraction, appId: string): Promise<void> {
		this.events.append(user.id, 'ui-interaction', { ...interaction, appId });
	}
}
