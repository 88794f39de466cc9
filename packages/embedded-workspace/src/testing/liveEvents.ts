import type { Credentials } from '../client';
import { credentialHeaders } from '../client';
import type { Device } from './devices';

export interface LiveEvent {
	event: string;
	id?: string;
	data: unknown;
}

/** A client's live connection, open and ready. */
export interface LiveConnection {
	/** The next event, in order. @throws Error if the connection ends first */
	next(): Promise<LiveEvent>;
	/** Resolves when the workspace has ended the connection; later events are dropped. */
	ended(): Promise<void>;
	close(): Promise<void>;
}

/** Connects to `/workspace/events`, as this device if given. @throws Error if it is refused */
export async function connectLive(
	url: string,
	creds: Credentials,
	{ lastEventId, device }: { lastEventId?: string; device?: Device } = {},
): Promise<LiveConnection> {
	const headers = {
		...credentialHeaders(creds),
		...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
		...(device && { 'user-agent': device.userAgent, 'x-real-ip': device.address }),
	};
	const answer = await fetch(`${url}/workspace/events`, { headers });
	if (!answer.ok || !answer.body) {
		throw new Error(`live events were refused: ${answer.status}`);
	}
	const reader = answer.body.getReader();
	const decoder = new TextDecoder();
	let text = '';

	async function next(): Promise<LiveEvent> {
		for (;;) {
			const end = text.indexOf('\n\n');
			if (end >= 0) {
				const block = text.slice(0, end);
				text = text.slice(end + 2);
				return eventOf(block);
			}
			const { done, value } = await reader.read();
			if (done) {
				throw new Error('the workspace ended the live connection');
			}
			text += decoder.decode(value, { stream: true });
		}
	}

	return {
		next,
		async ended() {
			let isOpen = true;
			while (isOpen) {
				isOpen = !(await reader.read()).done;
			}
		},
		// It may be closed already, if the workspace has crashed.
		close: () => reader.cancel().catch(() => undefined),
	};
}

function eventOf(block: string): LiveEvent {
	const field = (name: string): string | undefined => block.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1];
	const id = field('id');
	return { event: field('event') ?? '', data: JSON.parse(field('data') ?? 'null'), ...(id !== undefined && { id }) };
}
