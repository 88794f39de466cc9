import { Handshake, type NextStep } from '../../../src/handshake/Handshake';
import type { KeepRequest } from '../../../src/handshake/KeepRequest';
import { ShownQuestions } from '../../../src/handshake/ShownQuestions';
import { type Carrier, type Ticket, TicketSigner } from '../../../src/handshake/tickets';
import type { FileProblem } from '../../../src/sessions/endings';
import { RevokerSetup, token } from './RevokerSetup';

export { expiry, token } from './RevokerSetup';
export const question = { userId: 'alice', roomId: 'GENERAL', language: 'en', utcOffset: 1 };

/** A workspace in which the user `alice` runs the command; several handshakes stand for several instances. */
export class HandshakeSetup extends RevokerSetup {
	readonly keys: string[] = [];
	readonly shownQuestions = new ShownQuestions();
	/** Why no file can be offered. */
	fileProblem?: FileProblem;
	/** Names by user id. */
	readonly usernames = new Map([['bob-id', 'bob']]);

	/** A process of its own: it knows nothing but what is stored. */
	instance(): Handshake {
		const { clock, records, log, notifier, keys, shownQuestions } = this;
		return new Handshake({
			records,
			revoker: this.revoker(),
			notifier,
			shownQuestions,
			log,
			clock: clock.read,
			fileProblem: async () => this.fileProblem,
			findTarget: async (userId) => {
				const username = this.usernames.get(userId);
				return username === undefined ? undefined : { userId, username };
			},
			signer: new TicketSigner(
				{ readKeys: async () => [...keys], addKey: async (key) => void keys.push(key) },
				(read) => read(),
			),
		});
	}

	/** Asks a question; if `isShown`, a client of alice's has asked for its first picture. */
	async ask(handshake: Handshake, { isShown }: { isShown: boolean }): Promise<{ ticket: Ticket; ticketText: string }> {
		const asked = await handshake.ask(question);
		if (isShown) {
			await handshake.pictureAsked(asked.ticketText, keepRequest());
		}
		return asked;
	}

	/** Asks and confirms. */
	async confirm(handshake: Handshake, { isShown }: { isShown: boolean } = { isShown: true }): Promise<string> {
		const { ticketText } = await this.ask(handshake, { isShown });
		return textOf(await handshake.confirm(ticketText, 'alice'));
	}
}

/** @throws Error if no picture or file comes next, or not the expected one */
export function textOf(step: NextStep | undefined, by?: Carrier): string {
	if (!step || !('confirmationText' in step) || (by && step.by !== by)) {
		throw new Error(`the confirmation led to ${step?.by}`);
	}
	return step.confirmationText;
}

/** Returns what alice's browser sends for a picture, unless told otherwise. */
export function keepRequest(different: Partial<KeepRequest> = {}): KeepRequest {
	const cookieLogin = { userId: 'alice', authToken: token };
	return { cookieLogin, queryLogin: undefined, fetchSite: 'same-origin', client: {}, ...different };
}
