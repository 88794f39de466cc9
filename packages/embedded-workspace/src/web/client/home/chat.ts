import { useCallback, useEffect, useState } from 'react';

import type { Command, Message, RestClient, Room } from '../rest';

/** Returns the rooms of the user, #general first. */
export function useRooms(rest: RestClient): { rooms: Room[]; loadRooms: () => Promise<void> } {
	const [rooms, setRooms] = useState<Room[]>([]);
	const loadRooms = useCallback(async () => {
		const { update } = await rest.get<{ update: Room[] }>('/api/v1/rooms.get');
		setRooms([...update].sort((a, b) => Number(a.t === 'd') - Number(b.t === 'd')));
	}, [rest]);
	return { rooms, loadRooms };
}

/** Returns a room's title: its name, or the other people in a direct message. */
export function roomTitle(room: Room, ownUsername: string): string {
	if (room.t !== 'd') {
		return `#${room.name}`;
	}
	return `@${room.usernames.filter((username) => username !== ownUsername).join(', ') || ownUsername}`;
}

interface Messages {
	/** Of all rooms seen so far, oldest first. */
	messages: Message[];
	/** Whether the messages that a room had before have been loaded. */
	isLoaded: (roomId: string) => boolean;
	/** Adds messages, or replaces those of the same id. */
	addMessages: (messages: Message[]) => void;
	loadMessages: (room: Room) => Promise<void>;
}

/** Returns the messages this client has received. A reload forgets ephemeral ones, as in Rocket.Chat. */
export function useMessages(rest: RestClient): Messages {
	const [messages, setMessages] = useState<Message[]>([]);
	const [loaded, setLoaded] = useState<string[]>([]);
	const addMessages = useCallback((added: Message[]) => {
		setMessages((known) => {
			const byId = new Map([...known, ...added].map((message) => [message._id, message]));
			return [...byId.values()].sort((a, b) => a.ts.localeCompare(b.ts));
		});
	}, []);
	const loadMessages = useCallback(
		async ({ _id, t }: Room) => {
			const route = t === 'd' ? 'im.messages' : 'channels.messages';
			addMessages((await rest.get<{ messages: Message[] }>(`/api/v1/${route}?roomId=${_id}`)).messages);
			setLoaded((known) => [...known, _id]);
		},
		[rest, addMessages],
	);
	return { messages, isLoaded: (roomId) => loaded.includes(roomId), addMessages, loadMessages };
}

/** Returns what the client itself says, as an ephemeral message of Rocket.Cat's. */
export function localMessage(roomId: string, text: string): Message {
	return {
		_id: crypto.randomUUID(),
		rid: roomId,
		ts: new Date().toISOString(),
		u: { _id: 'rocket.cat', username: 'rocket.cat', name: 'Rocket.Cat' },
		msg: text,
		private: true,
	};
}

type Texts = Record<string, Record<string, string> | undefined>;

interface Translated {
	/** The slash commands, translated as in Rocket.Chat's client. */
	commands: Command[];
	/** Codes of the languages that the apps speak. */
	languages: string[];
}

/** Returns the slash commands and the languages there are, or `undefined` until they are known. */
export function useCommands(rest: RestClient, language: string | undefined): Translated | undefined {
	const [translated, setTranslated] = useState<Translated>();
	useEffect(() => {
		translatedCommands(rest, language ?? 'en')
			.then(setTranslated)
			.catch(() => setTranslated({ commands: [], languages: ['en'] }));
	}, [rest, language]);
	return translated;
}

async function translatedCommands(rest: RestClient, language: string): Promise<Translated> {
	const [{ commands }, { apps }] = await Promise.all([
		rest.get<{ commands: Command[] }>('/api/v1/commands.list'),
		rest.get<{ apps: { id: string; languages: Texts }[] }>('/api/apps/languages'),
	]);
	const languages = new Set(['en', ...apps.flatMap((app) => Object.keys(app.languages))]);
	const translated = commands.map((command) => {
		const texts = apps.find(({ id }) => id === command.appId)?.languages ?? {};
		const text = (key: string): string => {
			const name = key.replace(`app-${command.appId}.`, '');
			return texts[language]?.[name] ?? texts.en?.[name] ?? '';
		};
		return { ...command, params: text(command.params), description: text(command.description) };
	});
	return { commands: translated, languages: [...languages].sort() };
}

interface Parts {
	rest: RestClient;
	createTriggerId: () => string;
	notify: (text: string) => void;
}

/** Where a line is sent. */
interface Place {
	roomId: string;
	threadId?: string;
}

/** Returns what sends the user's lines: as a slash command, or as a message. */
export function lineSender({ rest, createTriggerId, notify }: Parts) {
	return async (line: string, { roomId, threadId }: Place): Promise<void> => {
		const thread = threadId === undefined ? {} : { tmid: threadId };
		const [, command, params = ''] = /^\/(\S+)\s*(.*)$/s.exec(line.trimEnd()) ?? [];
		try {
			if (command === undefined) {
				await rest.post('/api/v1/chat.sendMessage', { message: { rid: roomId, msg: line, ...thread } });
			} else {
				const call = { command, params, roomId, triggerId: createTriggerId(), ...thread };
				await rest.post('/api/v1/commands.run', call);
			}
		} catch (error) {
			notify(error instanceof Error ? error.message : String(error));
		}
	};
}
