import { InternalBridge } from '@rocket.chat/apps-engine/server/bridges/InternalBridge';

import type { Stores } from '../../store/stores';

/** What the engine itself asks the server. */
export abstract class AppInternalBridge extends InternalBridge {
	constructor(private readonly stores: Stores) {
		super();
	}

	protected override async getUsernamesOfRoomById(roomId: string): Promise<string[]> {
		return this.getUsernamesOfRoomByIdSync(roomId);
	}

	protected override getUsernamesOfRoomByIdSync(roomId: string): string[] {
		return this.stores.rooms.get(roomId)?.usernames ?? [];
	}
}
