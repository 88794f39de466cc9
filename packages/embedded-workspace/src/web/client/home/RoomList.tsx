import type { Room } from '../rest/answers';
import { roomTitle } from './useRooms';

interface Props {
	rooms: Room[];
	selected: string;
	ownUsername: string;
	onSelect: (roomId: string) => void;
}

export function RoomList({ rooms, selected, ownUsername, onSelect }: Props) {
	return (
		<nav className="room-list" aria-label="Rooms">
			{rooms.map((room) => (
				<button
					key={room._id}
					type="button"
					aria-current={room._id === selected ? 'page' : undefined}
					onClick={() => onSelect(room._id)}
				>
					{roomTitle(room, ownUsername)}
				</button>
			))}
		</nav>
	);
}
