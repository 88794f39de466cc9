import { randomBytes } from 'crypto';

import { type Log, logFailure } from '../lib/log';
import type { Clock, EpochMs } from '../lib/time';
import { type Ending, notDone } from '../sessions/endings';
import type { Notifier, Target } from '../sessions/ports';
import type { SessionRevoker } from '../sessions/SessionRevoker';
import type { RecordKind, UserRecords, UserRecordStore } from '../sessions/userRecords';
import { type Kept, type KeepRequest, loginToKeep } from './KeepRequest';
import type { ShownQuestions } from './ShownQuestions';
import { type Carrier, type Confirmation, isFresh, type Ticket, type TicketSigner } from './tickets';

/** What comes after the confirmation. The text is for the client that confirmed, and no other. */
export type NextStep =
	| { ticket: Ticket; by: Carrier; confirmationText: string }
	/** The file is in the room already, or this client has no way to identify itself. */
	| { ticket: Ticket; by: 'file-offered' | 'none' };

interface HandshakePorts {
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
 * along. The signed confirmation in the address proves that this very client confirmed.
 */
export class Handshake {
	constructor(private readonly ports: HandshakePorts) {}

	/** Makes a question. Returns it with its signed text, which is the id of the modal. */
	async ask(question: Omit<Ticket, 'id' | 'askedAt'>): Promise<{ ticket: Ticket; ticketText: string }> {
		const ticket = { ...question, id: randomId(), askedAt: this.ports.clock() };
		return { ticket, ticketText: await this.ports.signer.write({ ticket }) };
	}

	/**
	 * The first picture: records that the client which shows the question can identify itself. Does nothing else. Returns the
	 * question; undefined if it is over or this app did not ask it.
	 */
	async pictureAsked(ticketText: string, request: KeepRequest): Promise<Ticket | undefined> {
		const ticket = await this.usableTicket(ticketText);
		if (ticket) {
			this.ports.shownQuestions.report(ticket.id);
		}
		if (ticket && typeof loginToKeep({ ticket, carrier: 'picture' }, request) === 'object') {
			await this.record(ticket.userId, 'shown', { ticketId: ticket.id, at: this.ports.clock(), carrier: 'picture' });
		}
		return ticket;
	}

	/** Takes the user's confirmation. Returns what comes next; undefined if the question is not, or no longer, this user's. */
	async confirm(ticketText: string, userId: string): Promise<NextStep | undefined> {
		const ticket = await this.usableTicket(ticketText);
		if (ticket?.userId !== userId) {
			return undefined;
		}
		const [records, canOfferFile] = await Promise.all([this.readRecords(userId), this.ports.canOfferFile()]);
		const shown = records.shown?.ticketId === ticket.id ? records.shown : undefined;
		if (shown?.carrier === 'file') {
			return { ticket, by: 'file-offered' };
		}
		if (!shown && !canOfferFile) {
			return { ticket, by: 'none' };
		}
		// Another session of the user may have asked for the picture. If the last confirmation led nowhere, use the file.
		const by = shown && !(canOfferFile && cameToNothing(records)) ? 'picture' : 'file';
		const { id, at, text } = await this.sign(by, ticket);
		await this.record(userId, 'confirmed', { id, at });
		return { ticket, by, confirmationText: text };
	}

	/** Returns the signed text of a file to open instead of confirming in the modal; undefined if none can be offered. */
	async offerFile(ticket: Ticket): Promise<string | undefined> {
		if (!(await this.ports.canOfferFile())) {
			return undefined;
		}
		const { at, text } = await this.sign('file', ticket);
		await this.record(ticket.userId, 'shown', { ticketId: ticket.id, at, carrier: 'file' });
		return text;
	}

	/** Returns whether a client that identified itself has asked any instance for the first picture. */
	async isShown({ id, userId }: Ticket): Promise<boolean> {
		const { shown } = await this.readRecords(userId);
		return shown?.ticketId === id && shown.carrier === 'picture';
	}

	/** The second picture, or the file: logs out all clients but the one whose login comes with the request. */
	async keep(text: string, request: KeepRequest): Promise<Kept> {
		const { signer, clock, log, notifier } = this.ports;
		const confirmation = (await logFailure(log, 'confirmation not read', signer.read(text)))?.confirmation;
		if (!confirmation || !isFresh(confirmation.at, clock())) {
			return { confirmation, ending: notDone('expired') };
		}
		const { ticket, carrier } = confirmation;
		const found = ticket.target && (await this.ports.findTarget(ticket.target));
		const login = ticket.target && !found ? 'no-such-user' : loginToKeep(confirmation, request);
		if (typeof login === 'object') {
			return { confirmation, target: found, ending: await this.revoke(confirmation, login.authToken, found, request) };
		}
		const ending = notDone(login);
		const { userId, target } = ticket;
		await notifier.notify({ userId, target, via: 'command', client: request.client, at: clock(), ending }, false);
		const fileText = login === 'unidentified' && carrier === 'picture' ? await this.offerFile(ticket) : undefined;
		return { confirmation, target, ending, fileText };
	}

	private revoke(
		{ id, at, ticket: { userId } }: Confirmation,
		authToken: string,
		target: Target | undefined,
		{ client }: KeepRequest,
	): Promise<Ending> {
		const confirmation = { id, at };
		const wantsDetails = !target;
		return this.ports.revoker.revoke({ userId, authToken, via: 'command', client, target, wantsDetails, confirmation });
	}

	private async sign(carrier: Carrier, ticket: Ticket): Promise<{ id: string; at: EpochMs; text: string }> {
		const [id, at] = [randomId(), this.ports.clock()];
		return { id, at, text: await this.ports.signer.write({ confirmation: { ticket, id, at, carrier } }) };
	}

	private async record<K extends RecordKind>(userId: string, kind: K, data: Required<UserRecords>[K]): Promise<void> {
		await logFailure(this.ports.log, `"${kind}" not recorded`, this.ports.records.write(userId, kind, data));
	}

	/** Records only help to choose between picture and file: without them it is the file. */
	private async readRecords(userId: string): Promise<UserRecords> {
		return (await logFailure(this.ports.log, 'records not read', this.ports.records.read(userId))) ?? {};
	}

	private async usableTicket(text: string): Promise<Ticket | undefined> {
		const { ticket } = await this.ports.signer.read(text);
		return ticket && isFresh(ticket.askedAt, this.ports.clock()) ? ticket : undefined;
	}
}

function cameToNothing({ confirmed, revocation }: UserRecords): boolean {
	return confirmed !== undefined && confirmed.at > (revocation?.confirmation?.at ?? -Infinity);
}

function randomId(): string {
	return randomBytes(12).toString('base64url');
}
