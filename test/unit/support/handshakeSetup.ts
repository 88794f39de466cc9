import { Handshake } from '../../../src/handshake/Handshake';
import type { KeepRequest } from '../../../src/handshake/KeepRequest';
import type { NextStep } from '../../../src/handshake/outcomes';
import { ShownQuestions } from '../../../src/handshake/ShownQuestions';
import type { Carrier, Ticket } from '../../../src/handshake/Ticket';
import { TicketSigner } from '../../../src/handshake/TicketSigner';
import { RevokerSetup, token } from './RevokerSetup';

export { expiry, token } from './RevokerSetup';
export const question = { userId: 'alice', roomId: 'GENERAL', language: 'en', utcOffset: 1 };

/** A workspace in which the user `alice` runs the command; several handshakes play several instances. */
export class HandshakeSetup extends RevokerSetup {
	readonly keys: string[] = [];
	readonly shownQuestions = new ShownQuestions();
	canOfferFile = true;
	/** Names by user id. */
	readonly usernames = new Map([['bob-id', 'bob']]);

	/** A process of its own: it knows nothing but what is stored. */
	instance(): Handshake {
		const { clock, records, log, notifier, keys, shownQuestions } = this;
		return new Handshake({
			...{ records, notifier, log, clock: clock.read, shownQuestions, revoker: this.revoker() },
			canOfferFile: async () => this.canOfferFile,
			findTarget: async ({ userId }) => {
				const username = this.usernames.get(userId);
				return username === undefined ? undefined : { userId, username };
			},
			signer: new TicketSigner(
				{ readKeys: async () => [...keys], addKey: async (key) => void keys.push(key) },
				(read) => read(),
			),
		});
	}

	/** Asks a question; if `seen`, a client of alice's has asked for its first picture. */
	async ask(handshake: Handshake, { seen }: { seen: boolean }): Promise<{ ticket: Ticket; ticketText: string }> {
		const asked = await handshake.ask(question);
		if (seen) {
			await handshake.pictureAsked(asked.ticketText, keepRequest());
		}
		return asked;
	}

	/** Asks and confirms. */
	async confirm(handshake: Handshake, { seen }: { seen: boolean } = { seen: true }): Promise<string> {
		const { ticketText } = await this.ask(handshake, { seen });
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
