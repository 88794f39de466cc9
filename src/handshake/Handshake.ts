import { randomBytes } from 'crypto';

import { RevocationError } from '../sessions/errors';
import { orLog } from '../sessions/orLog';
import type { Clock, EpochMs, Log, Notifier, Target } from '../sessions/ports';
import type { SessionRevoker } from '../sessions/SessionRevoker';
import type { RecordKind, UserRecords, UserRecordStore } from '../sessions/userRecords';
import { type KeepRequest, loginToKeep } from './KeepRequest';
import type { KeepOutcome, NextStep } from './outcomes';
import type { ShownQuestions } from './ShownQuestions';
import { type Carrier, type Confirmation, isFresh, type Ticket } from './Ticket';
import type { TicketSigner } from './TicketSigner';

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

	/** The first picture: records that the client which shows the question can identify itself. Does nothing else. */
	async pictureAsked(ticketText: string, request: KeepRequest): Promise<void> {
		const ticket = await this.usableTicket(ticketText);
		if (!ticket) {
			return;
		}
		this.ports.shownQuestions.report(ticket.id);
		if (typeof loginToKeep({ ticket, carrier: 'picture' }, request) === 'object') {
			const seen = { ticketId: ticket.id, at: this.ports.clock(), isOffered: false };
			await this.ports.records.write(ticket.userId, 'seen', seen);
		}
	}

	/** Takes the user's confirmation. Returns what comes next; undefined if the question is not, or no longer, this user's. */
	async confirm(ticketText: string, userId: string): Promise<NextStep | undefined> {
		const ticket = await this.usableTicket(ticketText);
		if (ticket?.userId !== userId) {
			return undefined;
		}
		const [records, canOfferFile] = await Promise.all([this.readRecords(userId), this.ports.canOfferFile()]);
		const seen = records.seen?.ticketId === ticket.id ? records.seen : undefined;
		if (seen?.isOffered) {
			return { ticket, by: 'file-offered' };
		}
		if (!seen && !canOfferFile) {
			return { ticket, by: 'none' };
		}
		// Another session of the user may have asked for the picture of a phone's question: never a dead end twice.
		const by = seen && !(canOfferFile && cameToNothing(records)) ? 'picture' : 'file';
		const { id, at, text } = await this.sign(by, ticket);
		await this.record(userId, 'confirmed', { id, at });
		return { ticket, by, confirmationText: text };
	}

	/** Returns the signed text of a file to open instead of confirming in the modal; undefined if none can be offered. */
	async offerFile(ticket: Ticket): Promise<string | undefined> {
		const signed = (await this.ports.canOfferFile()) ? await this.sign('file', ticket) : undefined;
		if (signed) {
			await this.record(ticket.userId, 'seen', { ticketId: ticket.id, at: signed.at, isOffered: true });
		}
		return signed?.text;
	}

	/** Returns whether a client that identified itself has asked any instance for the first picture. */
	async isShown({ id, userId }: Ticket): Promise<boolean> {
		const { seen } = await this.readRecords(userId);
		return seen?.ticketId === id && !seen.isOffered;
	}

	/** The second picture, or the file: logs out all clients but the one whose login comes with the request. */
	async keep(text: string, request: KeepRequest): Promise<{ confirmation?: Confirmation; outcome: KeepOutcome }> {
		const reading = orLog(this.ports.log, 'confirmation not read', this.ports.signer.read(text));
		const confirmation = (await reading)?.confirmation;
		if (!confirmation || !isFresh(confirmation.at, this.ports.clock())) {
			return { confirmation, outcome: { kind: 'failed', failure: 'expired' } };
		}
		const { ticket, carrier } = confirmation;
		const target = ticket.target && (await this.ports.findTarget(ticket.target));
		const login = ticket.target && !target ? 'no-such-user' : loginToKeep(confirmation, request);
		if (typeof login === 'object') {
			return { confirmation, outcome: await this.revoke(confirmation, login.authToken, target, request) };
		}
		await this.ports.notifier.notify({
			...{ userId: ticket.userId, target: ticket.target, via: 'command', client: request.client },
			...{ at: this.ports.clock(), outcome: 'nothing-happened', result: login, shouldNotify: false },
		});
		const file = login === 'unidentified' && carrier === 'picture' ? await this.offerFile(ticket) : undefined;
		if (file !== undefined) {
			return { confirmation, outcome: { kind: 'offer-file', confirmationText: file } };
		}
		return { confirmation, outcome: { kind: 'failed', failure: login, target: ticket.target } };
	}

	private async revoke(
		{ id, at, ticket: { userId } }: Confirmation,
		authToken: string,
		target: Target | undefined,
		{ client }: KeepRequest,
	): Promise<KeepOutcome> {
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

	private async sign(carrier: Carrier, ticket: Ticket): Promise<{ id: string; at: EpochMs; text: string }> {
		const [id, at] = [randomId(), this.ports.clock()];
		return { id, at, text: await this.ports.signer.write({ confirmation: { ticket, id, at, carrier } }) };
	}

	private async record<K extends RecordKind>(userId: string, kind: K, data: Required<UserRecords>[K]): Promise<void> {
		await orLog(this.ports.log, `"${kind}" not recorded`, this.ports.records.write(userId, kind, data));
	}

	/** Records only help to choose between picture and file: without them it is the file. */
	private async readRecords(userId: string): Promise<UserRecords> {
		return (await orLog(this.ports.log, 'records not read', this.ports.records.read(userId))) ?? {};
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
