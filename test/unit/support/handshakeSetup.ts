import { RevocationLog } from '../../../src/sessions/RevocationLog';
import { SessionRevoker } from '../../../src/sessions/SessionRevoker';
import { loginOfCookies } from '../../../src/security/clientLogin';
import { Handshake, type Confirmation } from '../../../src/tickets/Handshake';
import type { KeepRequest } from '../../../src/tickets/KeepRequest';
import { KeyCache, SigningKeys } from '../../../src/tickets/SigningKeys';
import { TicketEvents } from '../../../src/tickets/TicketEvents';
import { TicketSigner } from '../../../src/tickets/TicketSigner';
import { FakeClock, FakeLog, FakeReporter, FakeRules, FakeWorkspace } from '../support/fakes';
import { MemoryRecordStore } from '../support/MemoryRecordStore';

export const token = 'SnS70r0VkngGFrSbxVK-pdwFMEzhefcjQgdnXaPeAaq';
export const expiry = new Date('2027-02-20T12:00:00.000Z');
export const question = { userId: 'alice', roomId: 'GENERAL', language: 'en', utcOffset: 1 };

/** A workspace in which the user `alice` runs the command; several handshakes play several instances. */
export class HandshakeSetup {
	readonly clock = new FakeClock();
	readonly store = new MemoryRecordStore();
	readonly log = new FakeLog();
	readonly reporter = new FakeReporter();
	readonly rules = new FakeRules();
	readonly workspace = new FakeWorkspace(() => expiry);

	/** As a process of its own has it: it knows nothing but what is in the store. */
	instance(): Handshake {
		const { clock, store, log, reporter, rules, workspace } = this;
		const records = new RevocationLog(store, clock.read);
		return new Handshake({
			signer: new TicketSigner(new SigningKeys(store, new KeyCache(), clock.read)),
			events: new TicketEvents(store, clock.read),
			revoker: new SessionRevoker({ workspace, rules, records, reporter, log, clock: clock.read }),
			reporter,
			clock: clock.read,
			log,
		});
	}

	/** A question whose first picture a client of alice's has asked for, or not. */
	async asked(handshake: Handshake, { seen }: { seen: boolean }): Promise<string> {
		const ticketText = await handshake.ask(question);
		if (seen) await handshake.seen(keepRequest(ticketText));
		return ticketText;
	}

	/** A question that was answered with yes. */
	async confirmed(handshake: Handshake, { seen }: { seen: boolean } = { seen: true }): Promise<Confirmed> {
		const ticketText = await this.asked(handshake, { seen });
		return { ticketText, ...(await confirm(handshake, ticketText)) };
	}
}

export interface Confirmed extends Confirmation {
	ticketText: string;
}

/** @throws where the question can no longer be answered. */
export async function confirm(handshake: Handshake, ticketText: string): Promise<Confirmation> {
	const confirmation = await handshake.confirm(ticketText, 'alice');
	if (!confirmation) throw new Error('the question was not confirmed');
	return confirmation;
}

/** What alice's browser sends for a picture, unless told otherwise. */
export function keepRequest(ticketText: string, different: Partial<KeepRequest> = {}): KeepRequest {
	return {
		ticketText,
		secret: '',
		cookieLogin: cookies('alice', token),
		queryLogin: undefined,
		fetchSite: 'same-origin',
		client: { address: {} },
		...different,
	};
}

export function cookies(userId: string, authToken: string): KeepRequest['cookieLogin'] {
	return loginOfCookies({ cookie: `rc_uid=${userId}; rc_token=${authToken}` });
}
