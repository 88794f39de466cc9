import { type Log, logFailure } from '../lib/log';
import type { Clock } from '../lib/time';
import { type Ending, type FileProblem, notDone, type Reason } from '../sessions/endings';
import type { Notifier, Target } from '../sessions/ports';
import type { SessionRevoker } from '../sessions/SessionRevoker';
import { cameToNothing, type UserRecordStore } from '../sessions/userRecords';
import { type Kept, type KeepRequest, loginToKeep } from './KeepRequest';
import type { ShownQuestions } from './ShownQuestions';
import { type Carrier, type Confirmation, isFresh, randomId, type Ticket, type TicketSigner } from './tickets';

/** What comes after the confirmation. The text is for the client that confirmed, and no other. */
export type NextStep =
	| { ticket: Ticket; by: Carrier; confirmationText: string }
	/** The file is in the room already. */
	| { ticket: Ticket; by: 'file-offered' };

interface HandshakePorts {
	signer: TicketSigner;
	records: UserRecordStore;
	revoker: SessionRevoker;
	notifier: Notifier;
	shownQuestions: ShownQuestions;
	/** Returns why no file can be offered; undefined if one can, with which every client identifies itself. */
	fileProblem(): Promise<FileProblem | undefined>;
	/** Returns the user with the name they have now; undefined if there is no such user. */
	findTarget(userId: string): Promise<Target | undefined>;
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
		const { signer, clock } = this.ports;
		const ticket = { ...question, id: randomId(), askedAt: clock() };
		return { ticket, ticketText: await signer.write({ ticket }) };
	}

	/**
	 * The first picture: records that the client which shows the question sends a login. If it is a wrong one, the second
	 * picture will say so at once. Returns the question; undefined if it is over or this app did not ask it.
	 */
	async pictureAsked(ticketText: string, request: KeepRequest): Promise<Ticket | undefined> {
		const ticket = await this.usableTicket(ticketText);
		if (ticket) {
			this.ports.shownQuestions.report(ticket.id);
			const login = loginToKeep({ ticket, carrier: 'picture' }, request);
			if (login !== 'unidentified' && login !== 'other-site') {
				const shown = { ticketId: ticket.id, at: this.ports.clock(), carrier: 'picture' } as const;
				await this.ports.records.write(ticket.userId, 'shown', shown);
			}
		}
		return ticket;
	}

	/** Takes the user's confirmation. Returns what comes next; undefined if the question is not, or no longer, this user's. */
	async confirm(ticketText: string, userId: string): Promise<NextStep | undefined> {
		const ticket = await this.usableTicket(ticketText);
		if (ticket?.userId !== userId) {
			return undefined;
		}
		// Who confirms has a window, also if its picture never came.
		this.ports.shownQuestions.report(ticket.id);
		const [records, fileProblem] = await Promise.all([this.ports.records.read(userId), this.ports.fileProblem()]);
		const shown = records.shown?.ticketId === ticket.id ? records.shown : undefined;
		if (shown?.carrier === 'file') {
			return { ticket, by: 'file-offered' };
		}
		// Another session of the user may have asked for the picture. If the last confirmation led nowhere, use the file.
		const needsFile = !shown || cameToNothing(records);
		const by = needsFile && fileProblem === undefined ? 'file' : 'picture';
		const { id, at, text } = await this.ports.signer.confirm(ticket, by, this.ports.clock());
		await this.ports.records.write(userId, 'confirmed', { id, at, ticketId: ticket.id });
		return { ticket, by, confirmationText: text };
	}

	/** Returns the signed text of a file to open instead of confirming in the modal; undefined if none can be offered. */
	async offerFile(ticket: Ticket): Promise<string | undefined> {
		if ((await this.ports.fileProblem()) !== undefined) {
			return undefined;
		}
		const { at, text } = await this.ports.signer.confirm(ticket, 'file', this.ports.clock());
		await this.ports.records.write(ticket.userId, 'shown', { ticketId: ticket.id, at, carrier: 'file' });
		return text;
	}

	/** Returns whether any instance has seen a client that shows the question: it sent a login, or confirmed. */
	async isShown({ id, userId }: Ticket): Promise<boolean> {
		const { shown, confirmed } = await this.ports.records.read(userId);
		return (shown?.ticketId === id && shown.carrier === 'picture') || confirmed?.ticketId === id;
	}

	/** The second picture, or the file: logs out all clients but the one whose login comes with the request, or all. */
	async keep(text: string, request: KeepRequest): Promise<Kept> {
		const { signer, clock, log } = this.ports;
		const confirmation = (await logFailure(log, 'confirmation not read', signer.read(text)))?.confirmation;
		if (!confirmation || !isFresh(confirmation.at, clock())) {
			return { confirmation, ending: notDone('expired') };
		}
		const { targetId } = confirmation.ticket;
		const found = targetId === undefined ? undefined : await this.ports.findTarget(targetId);
		const isGone = targetId !== undefined && !found;
		const target = isGone ? { userId: targetId, username: targetId } : found;
		const login = isGone ? 'no-such-user' : loginToKeep(confirmation, request);
		if (typeof login === 'object') {
			return { confirmation, target, ending: await this.revoke(confirmation, login.authToken, target, request) };
		}
		return { confirmation, target, ...(await this.refuse(confirmation, login, target)) };
	}

	/** Reports that nothing happened. Offers a file in place of a picture that came without a login. */
	private async refuse(
		{ ticket, carrier }: Confirmation,
		reason: Reason,
		target?: Target,
	): Promise<Pick<Kept, 'ending' | 'fileText'>> {
		const isWithoutLogin = reason === 'unidentified' && carrier === 'picture';
		const fileText = isWithoutLogin ? await this.offerFile(ticket) : undefined;
		const fileProblem = isWithoutLogin ? await this.ports.fileProblem() : undefined;
		const ending = notDone(fileProblem ?? reason);
		// The request may come from somebody else, so administrators don't see its address.
		const who = { userId: ticket.userId, target, client: {} };
		await this.ports.notifier.report({ ...who, via: 'command', at: this.ports.clock(), ending });
		return { ending, fileText };
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

	/** Returns the question of this user, even if it is over: the place to say so. Undefined if it is another user's or none of this app. */
	async placeOf(ticketText: string, userId: string | undefined): Promise<Ticket | undefined> {
		const { ticket } = await this.ports.signer.read(ticketText);
		return ticket?.userId === userId ? ticket : undefined;
	}

	private async usableTicket(text: string): Promise<Ticket | undefined> {
		const { ticket } = await this.ports.signer.read(text);
		return ticket && isFresh(ticket.askedAt, this.ports.clock()) ? ticket : undefined;
	}
}
