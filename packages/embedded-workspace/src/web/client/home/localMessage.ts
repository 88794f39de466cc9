import type { Message } from '../rest/answers';

/** Something the client itself has to say, shown like an ephemeral message of Rocket.Cat's. */
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
