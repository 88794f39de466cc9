import type { Stores } from '../store/stores';

/** The id of #general in every Rocket.Chat. */
export const generalRoomId = 'GENERAL';

/** To be called within a transaction: it reads the room's members and writes them back. */
export function joinGeneral(stores: Stores, username: string): void {
	const general = stores.rooms.get(generalRoomId);
	if (!general || general.usernames.includes(username)) return;
	stores.rooms.put({ ...general, usernames: [...general.usernames, username] });
}
