import { useCallback, useState } from 'react';

import type { Message, Room } from '../rest/answers';
import type { RestClient } from '../rest/RestClient';

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
