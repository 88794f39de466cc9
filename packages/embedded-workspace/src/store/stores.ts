import { ClientEventStore } from './ClientEventStore';
import { LoginTokenStore } from './LoginTokenStore';
import { MessageStore } from './MessageStore';
import { PermissionStore } from './PermissionStore';
import { RoomStore } from './RoomStore';
import { SessionStore } from './SessionStore';
import { SettingStore } from './SettingStore';
import type { Db } from './Store';
import { UserStore } from './UserStore';

/** The collections of the workspace proper; those of the apps are with the engine's storages. */
export interface Stores {
	db: Db;
	users: UserStore;
	tokens: LoginTokenStore;
	sessions: SessionStore;
	settings: SettingStore;
	permissions: PermissionStore;
	rooms: RoomStore;
	messages: MessageStore;
	events: ClientEventStore;
}

/** @param ownAddress The URL this process listens on, which an empty `Site_Url` stands for. */
export function storesOf(db: Db, ownAddress: () => string = () => ''): Stores {
	return {
		db,
		users: new UserStore(db),
		tokens: new LoginTokenStore(db),
		sessions: new SessionStore(db),
		settings: new SettingStore(db, ownAddress),
		permissions: new PermissionStore(db),
		rooms: new RoomStore(db),
		messages: new MessageStore(db),
		events: new ClientEventStore(db),
	};
}
