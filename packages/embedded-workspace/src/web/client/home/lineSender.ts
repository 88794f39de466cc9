import type { RestClient } from '../rest/RestClient';

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
