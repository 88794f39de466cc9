import { useCallback, useState } from 'react';

import type { Room } from '../rest/answers';
import type { RestClient } from '../rest/RestClient';

/** Returns the rooms of the user, #general first. */
export function useRooms(rest: RestClient): { rooms: Room[]; loadRooms: () => Promise<void> } {
	const [rooms, setRooms] = useState<Room[]>([]);
	const loadRooms = useCallback(async () => {
		const { update } = await rest.get<{ update: Room[] }>('/api/v1/rooms.get');
		setRooms([...update].sort((a, b) => Number(a.t === 'd') - Number(b.t === 'd')));
	}, [rest]);
	return { rooms, loadRooms };
}

/** Returns what a room is called in the list: its name, or with whom the direct messages are. */
export function roomTitle(room: Room, ownUsername: string): string {
	if (room.t !== 'd') return `#${room.name}`;
	return `@${room.usernames.filter((username) => username !== ownUsername).join(', ') || ownUsername}`;
}
