import { PermissionStore } from './accounts/permissions';
import { SessionStore } from './accounts/sessions';
import { LoginTokenStore } from './accounts/tokens';
import { UserStore } from './accounts/users';
import { ClientEventStore } from './rooms/LiveEvents';
import { MessageStore } from './rooms/messages';
import { RoomStore } from './rooms/rooms';
import { SettingStore } from './settings';
import type { Db } from './store/Store';

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
