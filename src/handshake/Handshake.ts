import { randomBytes } from 'crypto';

import { RevocationError } from '../sessions/errors';
import { orLog } from '../sessions/orLog';
import type { Attempt, Clock, Log, Notifier, Target } from '../sessions/ports';
import type { SessionRevoker } from '../sessions/SessionRevoker';
import type { UserRecords, UserRecordStore } from '../sessions/userRecords';
import { isFromHere, type KeepRequest, loginToKeep } from './KeepRequest';
import type { KeepOutcome, NextStep } from './outcomes';
import type { ShownQuestions } from './ShownQuestions';
import { type Carrier, type Confirmation, isFresh, type Ticket } from './Ticket';
import type { TicketSigner } from './TicketSigner';

export interface HandshakePorts {
	signer: TicketSigner;
	records: UserRecordStore;
	revoker: SessionRevoker;
	notifier: Notifier;
	shownQuestions: ShownQuestions;
	/** Returns whether a file can be offered, with which every client identifies itself. */
	canOfferFile(): Promise<boolean>;
	/** Returns the user with the name they have now; undefined if there is no such user. */
	findTarget(target: Target): Promise<Target | undefined>;
	clock: Clock;
	log: Log;
}

/**
 * How the app learns which client a command came from: the client asks for a picture, or opens a file, and its login comes
 * along. The signed confirmation in the address proves that this very client said yes.
 */
export class Handshake {
	constructor(private readonly ports: HandshakePorts) {}

	/** Makes a question. Returns it with its signed text, which is the id of the modal. */
	async ask(question: Omit<Ticket, 'id' | 'askedAt'>): Promise<{ ticket: Ticket; ticketText: string }> {
		const ticket = { ...question, id: randomId(), askedAt: this.ports.clock() };
		return { ticket, ticketText: await this.ports.signer.write({ ticket }) };
	}

	/** The first picture: records that the client which shows the question can identify itself. Does nothing else. */
	async pictureAsked(ticketText: string, { cookieLogin, fetchSite }: KeepRequest): Promise<void> {
		const { records, shownQuestions, clock } = this.ports;
		const ticket = await this.usableTicket(ticketText);
		if (!ticket) {
			return;
		}
		shownQuestions.report(ticket.id);
		const isIdentified = typeof cookieLogin === 'object' && cookieLogin.userId === ticket.userId;
		if (isIdentified && isFromHere(fetchSite, 'picture')) {
			await records.write(ticket.userId, 'seen', { ticketId: ticket.id, at: clock() });
		}
	}

	/** Takes the user's yes. Returns what comes next; undefined if the question is not, or no longer, this user's. */
	async confirm(ticketText: string, userId: string): Promise<NextStep | undefined> {
		const ticket = await this.usableTicket(ticketText);
		if (ticket?.userId !== userId) {
			return undefined;
		}
		const [records, canOfferFile] = await Promise.all([this.readRecords(userId), this.ports.canOfferFile()]);
		// Another session of the user may have asked for the picture of a phone's question: never a dead end twice.
		if (records.seen?.ticketId === ticket.id && !(canOfferFile && cameToNothing(records))) {
			return { ticket, by: 'picture', confirmationText: await this.confirmBy('picture', ticket) };
		}
		if (!canOfferFile) {
			return { ticket, by: 'none' };
		}
		if (records.confirmed?.isOffer && records.confirmed.ticketId === ticket.id) {
			return { ticket, by: 'file-offered' };
		}
		return { ticket, by: 'file', confirmationText: await this.confirmBy('file', ticket) };
	}

	/** Returns the signed text of a file to open in place of a yes in the modal; undefined if none can be offered. */
	async offerFile(ticket: Ticket): Promise<string | undefined> {
		return (await this.ports.canOfferFile()) ? this.confirmBy('file', ticket, true) : undefined;
	}

	/** Returns whether a client that identified itself has asked for the first picture, on whatever instance. */
	async isShown({ id, userId }: Ticket): Promise<boolean> {
		return (await this.readRecords(userId)).seen?.ticketId === id;
	}

	/** The second picture, or the file: logs out all clients but the one whose login comes with the request. */
	async keep(text: string, request: KeepRequest): Promise<{ confirmation?: Confirmation; outcome: KeepOutcome }> {
		const reading = orLog(this.ports.log, 'confirmation not read', this.ports.signer.read(text));
		const confirmation = (await reading)?.confirmation;
		if (!confirmation || !isFresh(confirmation.at, this.ports.clock())) {
			return { confirmation, outcome: { kind: 'failed', failure: 'expired' } };
		}
		const login = loginToKeep(confirmation, request);
		if (typeof login === 'object') {
			return { confirmation, outcome: await this.revoke(confirmation, login.authToken, request) };
		}
		const { ticket, carrier } = confirmation;
		await this.reportRefusal(login, ticket, request);
		const file = login === 'unidentified' && carrier === 'picture' ? await this.offerFile(ticket) : undefined;
		if (file !== undefined) {
			return { confirmation, outcome: { kind: 'offer-file', confirmationText: file } };
		}
		return { confirmation, outcome: { kind: 'failed', failure: login } };
	}

	private async revoke(confirmation: Confirmation, authToken: string, keep: KeepRequest): Promise<KeepOutcome> {
		const { id, at, ticket } = confirmation;
		const { userId, target: asked } = ticket;
		const target = asked && (await this.ports.findTarget(asked));
		if (asked && !target) {
			await this.reportRefusal('no-such-user', ticket, keep);
			return { kind: 'failed', failure: 'no-such-user', target: asked };
		}
		const { client } = keep;
		const request = { userId, authToken, via: 'command', client, target, wantsDetails: !target } as const;
		try {
			const revocation = await this.ports.revoker.revoke({ ...request, confirmation: { id, at } });
			return { kind: 'done', revocation, target };
		} catch (error) {
			if (error instanceof RevocationError) {
				const { reason: failure, retryAfter, isRepeat } = error;
				return { kind: 'failed', failure, retryAfter, isRepeat, target };
			}
			throw error;
		}
	}

	private reportRefusal(result: Attempt['result'], { userId, target }: Ticket, { client }: KeepRequest): Promise<void> {
		const attempt = { userId, target, via: 'command', client, at: this.ports.clock(), result } as const;
		return this.ports.notifier.notify({ ...attempt, outcome: 'nothing-happened', shouldNotify: false });
	}

	private async confirmBy(carrier: Carrier, ticket: Ticket, isOffer = false): Promise<string> {
		const { signer, records, clock, log } = this.ports;
		const [id, at] = [randomId(), clock()];
		const text = await signer.write({ confirmation: { ticket, id, at, carrier } });
		const writing = records.write(ticket.userId, 'confirmed', { id, at, ticketId: ticket.id, isOffer });
		await orLog(log, 'confirmation not recorded', writing);
		return text;
	}

	/** Records only help to choose the better way: without them there is the file. */
	private async readRecords(userId: string): Promise<UserRecords> {
		return (await orLog(this.ports.log, 'records not read', this.ports.records.read(userId))) ?? {};
	}

	private async usableTicket(text: string): Promise<Ticket | undefined> {
		const { ticket } = await this.ports.signer.read(text);
		return ticket && isFresh(ticket.askedAt, this.ports.clock()) ? ticket : undefined;
	}
}

function cameToNothing({ confirmed, revocation }: UserRecords): boolean {
	return confirmed !== undefined && !confirmed.isOffer && revocation?.confirmation?.id !== confirmed.id;
}

function randomId(): string {
	return randomBytes(12).toString('base64url');
}
