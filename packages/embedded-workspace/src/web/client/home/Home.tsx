import './home.css';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { AppModal } from '../apps/AppModal';
import type { ServerInteraction } from '../apps/interactions';
import { afterSubmitOf } from '../apps/interactions';
import { ClientContextProvider, useInteractions } from '../apps/useInteractions';
import type { Login } from '../login/login';
import type { Me, Message } from '../rest';
import { RestClient } from '../rest';
import { Room } from '../room/Room';
import { lineSender, localMessage, roomTitle, useCommands, useMessages, useRooms } from './chat';
import { DeveloperBar, Header, RoomList } from './frame';
import { useLive } from './live';

interface Props {
	login: Login;
	initialMe: Me;
	version: string;
	/** Back to the login page. */
	leave: (byServer: boolean) => void;
}

/** The page of somebody who is logged in. */
export function Home({ login, initialMe, version, leave }: Props) {
	const rest = useRest(login, leave);
	const [me, setMe] = useState(initialMe);
	const [mobile, setMobile] = useStoredFlag('embedded-workspace.mobile');
	const [roomId, setRoomId] = useState('GENERAL');
	const [received, setReceived] = useState<unknown[]>([]);
	const { rooms, loadRooms } = useRooms(rest);
	const { messages, isLoaded, addMessages, loadMessages } = useMessages(rest);
	const afterSubmit = afterSubmitOf(version, mobile);
	const interactions = useInteractions(rest, afterSubmit);
	const translated = useCommands(rest, me.settings.preferences.language);
	const room = rooms.find(({ _id }) => _id === roomId);
	const roomMessages = messages.filter(({ rid }) => rid === roomId);

	const notify = useCallback((text: string) => addMessages([localMessage(roomId, text)]), [addMessages, roomId]);
	const onMessage = (message: Message): void => {
		addMessages([message]);
		if (!rooms.some(({ _id }) => _id === message.rid)) {
			void loadRooms().catch(() => undefined);
		}
	};
	const connections = useLive(login, {
		message: (payload) => onMessage(payload as Message),
		ephemeralMessage: (payload) => onMessage(payload as Message),
		interaction: (payload) => {
			setReceived((known) => [...known, payload]);
			interactions.receive(payload as ServerInteraction);
		},
		loggedOut: () => leave(true),
	});
	// Asked again after each reconnection: what happened in between is not lost.
	useEffect(() => {
		if (connections > 0) {
			loadRooms().catch((error) => notify(String(error)));
		}
	}, [connections, loadRooms, notify]);
	useEffect(() => {
		if (room && connections > 0) {
			loadMessages(room).catch((error) => notify(String(error)));
		}
	}, [connections, room, loadMessages, notify]);

	const changeLanguage = async (language: string): Promise<void> => {
		await rest.post('/api/v1/users.setPreferences', { data: { language } });
		setMe({ ...me, settings: { preferences: { ...me.settings.preferences, language } } });
	};
	const loseModals = (): void => {
		rest
			.post('/workspace/lose-interactions', {})
			.then(() => notify('From now on this page shows no modals. Reload it to get them again.'))
			.catch((error) => notify(String(error)));
	};
	const logOut = (): void => {
		leave(false);
		// Whether or not the workspace hears of it, this client is out.
		rest.post('/api/v1/logout', {}).catch(() => undefined);
	};
	const send = lineSender({ rest, createTriggerId: interactions.createTriggerId, notify });

	return (
		<ClientContextProvider value={{ login, mobile, emit: interactions.emit, notify }}>
			<div className="home" aria-busy={connections === 0 || !translated}>
				<Header
					{...{ me, version }}
					languages={translated?.languages ?? []}
					onLanguage={(language) => void changeLanguage(language).catch((error) => notify(String(error)))}
					onLogout={logOut}
				/>
				<RoomList rooms={rooms} selected={roomId} ownUsername={me.username} onSelect={setRoomId} />
				<main className="room">
					<Room
						id={roomId}
						title={room ? roomTitle(room, me.username) : ''}
						messages={isLoaded(roomId) || roomMessages.length > 0 ? roomMessages : undefined}
						commands={translated?.commands}
						onSend={(text, threadId) => void send(text, { roomId, threadId })}
					/>
					<DeveloperBar {...{ mobile, received }} onMobile={setMobile} onLoseModals={loseModals} />
				</main>
				{interactions.modal && (
					<AppModal
						key={interactions.modal.view.id}
						modal={interactions.modal}
						afterSubmit={afterSubmit}
						close={interactions.closeModal}
					/>
				)}
			</div>
		</ClientContextProvider>
	);
}

/** Returns the login's REST client; any refusal of the login ends it. */
function useRest(login: Login, leave: (byServer: boolean) => void): RestClient {
	const latestLeave = useRef(leave);
	latestLeave.current = leave;
	return useMemo(() => new RestClient(login, () => latestLeave.current(true)), [login]);
}

/** Returns a switch of this browser profile that survives a reload. */
function useStoredFlag(name: string): [boolean, (on: boolean) => void] {
	const [on, setOn] = useState(() => localStorage.getItem(name) === 'on');
	const set = (value: boolean): void => {
		localStorage.setItem(name, value ? 'on' : 'off');
		setOn(value);
	};
	return [on, set];
}
