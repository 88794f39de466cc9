import { ClientEventStore } from './ClientEventStore';
import { DocumentStore } from './DocumentStore';
import type { WorkspaceRoom, WorkspaceSetting } from './documents';
import { LoginTokenStore } from './LoginTokenStore';
import { MessageStore } from './MessageStore';
import type { Db } from './Store';
import { UserStore } from './UserStore';

/** The collections of the workspace proper; those of the apps are with the engine's storages. */
export interface Stores {
	db: Db;
	users: UserStore;
	tokens: LoginTokenStore;
	settings: DocumentStore<WorkspaceSetting>;
	rooms: DocumentStore<WorkspaceRoom>;
	messages: MessageStore;
	events: ClientEventStore;
}

export function storesOf(db: Db): Stores {
	return {
		db,
		users: new UserStore(db),
		tokens: new LoginTokenStore(db),
		settings: new DocumentStore<WorkspaceSetting>(db, 'settings', (setting) => setting._id),
		rooms: new DocumentStore<WorkspaceRoom>(db, 'rooms', (room) => room._id),
		messages: new MessageStore(db),
		events: new ClientEventStore(db),
	};
}
