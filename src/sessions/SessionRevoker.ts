import { type Outcome, RevocationError } from './errors';
import { shortHash } from './hashes';
import { answersInSeconds, trueExpiry } from './loginExpiration';
import { messageOf, orLog } from './orLog';
import type {
	Attempt,
	ClientCall,
	ClientInfo,
	Clock,
	Log,
	Notifier,
	RevocationDetails,
	Target,
	Via,
	WorkspaceApi,
} from './ports';
import type { Turns } from './Turns';
import { type ConfirmationId, type LastRevocation, nextRevocation } from './userRecords';
import type { UserRecords, UserRecordStore } from './userRecords';

/** A user's wish to stay logged in with one token and nowhere else. */
export interface RevocationRequest {
	userId: string;
	/** Login token or personal access token of the client that asks: the only authority used. */
	authToken: string;
	via: Via;
	client: ClientInfo;
	/** Also asks for the sessions the workspace lists and for the personal access tokens. */
	wantsDetails: boolean;
	/** The confirmation that led to this. It works once. */
	confirmation?: ConfirmationId;
	/** Logs out this user everywhere instead, with the permission of the user who asks. */
	target?: Target;
}

/** Other clients are logged out; the one that asked stays. */
export interface Revocation {
	/** When the kept token expires; null for a personal access token, which never does. */
	tokenExpires: Date | null;
	/** Set if details were wanted. */
	details?: RevocationDetails;
	/** True if the same confirmation did this before. */
	isRepeat: boolean;
}

export interface SessionRevokerPorts {
	workspace: WorkspaceApi;
	/** Returns `Accounts_LoginExpiration` unchecked. */
	rawLoginExpiration(): Promise<unknown>;
	records: UserRecordStore;
	notifier: Notifier;
	turns: Turns;
	log: Log;
	clock: Clock;
}

/** Logs out a user's other clients and says until when the kept login stays valid. */
export class SessionRevoker {
	constructor(private readonly ports: SessionRevokerPorts) {}

	/**
	 * Makes one call of the workspace's own endpoint with the user's own token, so the workspace checks every permission.
	 * @throws RevocationError
	 */
	revoke(request: RevocationRequest): Promise<Revocation> {
		return this.ports.turns.take(request.userId, () => this.revokeNow(request));
	}

	private async revokeNow(request: RevocationRequest): Promise<Revocation> {
		const { userId, authToken, client, confirmation, wantsDetails, target } = request;
		const reading = orLog(this.ports.log, 'records not read', this.ports.records.read(userId));
		const { workspace, notifier } = this.ports;
		try {
			const earlier = confirmation && earlierResult(confirmation, authToken, (await reading)?.revocation);
			if (earlier) {
				return earlier;
			}
			const call = { userId, authToken, address: client.address };
			notifier.prefetch(target?.userId ?? userId);
			const asking = wantsDetails ? workspace.details(call) : undefined;
			const tokenExpires = await (target ? workspace.logoutUser(call, target.userId) : this.logoutOthers(call));
			const ended = { result: 'done', validUntil: target ? undefined : tokenExpires } as const;
			const [details] = await Promise.all([asking, this.finish(request, 'done', ended, await reading)]);
			return { tokenExpires, details, isRepeat: false };
		} catch (error) {
			// A defect may have come after the logout, so its outcome is unknown, too.
			const failure =
				error instanceof RevocationError ? error : new RevocationError('unclear-answer', messageOf(error));
			if (!failure.isRepeat) {
				const ended = { result: failure.reason, detail: failure.message };
				await this.finish(request, failure.outcome, ended, await reading);
			}
			throw failure;
		}
	}

	private async logoutOthers(call: ClientCall): Promise<Date | null> {
		const { workspace, rawLoginExpiration, clock } = this.ports;
		const stated = await workspace.logoutOtherClients(call);
		if (!stated) {
			return this.withoutDate(call);
		}
		const isInSeconds = answersInSeconds(await workspace.serverVersion());
		// A server that is known to be right needs no look at the setting.
		return isInSeconds === false ? stated : trueExpiry(stated, isInSeconds, await rawLoginExpiration(), clock());
	}

	/** No date means a personal access token, or a login that another client ended at the same moment. */
	private async withoutDate(call: ClientCall): Promise<null> {
		switch (await this.ports.workspace.isLoggedIn(call)) {
			case true:
				return null;
			case false:
				throw new RevocationError('ended-by-another', 'another client of the user asked in the same moment');
			case undefined:
				throw new RevocationError('unclear-answer', 'the workspace does not say whether this login is still valid');
		}
	}

	/** Tells people and records what happened, side by side. */
	private async finish(
		request: RevocationRequest,
		outcome: Outcome,
		ended: Pick<Attempt, 'result' | 'detail' | 'validUntil'>,
		{ revocation: last }: UserRecords = {},
	): Promise<void> {
		const { userId, target, via, client } = request;
		const attempt = { userId, target, via, client, at: this.ports.clock(), outcome, ...ended };
		if (outcome === 'nothing-happened') {
			return this.ports.notifier.notify({ ...attempt, shouldNotify: false });
		}
		const record = nextRevocation({ ...attempt, outcome }, request, last);
		const writing = this.ports.records.write(userId, 'revocation', record);
		await Promise.all([
			this.ports.notifier.notify({ ...attempt, shouldNotify: record.notifiedAt === attempt.at }),
			// A record that cannot be read or written never stops a logout.
			orLog(this.ports.log, 'revocation not recorded', writing),
		]);
	}
}

/**
 * Returns what an earlier use of the confirmation came to; undefined if it has not been used.
 * @throws RevocationError if another client or a newer confirmation was first, or if that outcome was unknown
 */
function earlierResult({ id, at }: ConfirmationId, token: string, last?: LastRevocation): Revocation | undefined {
	if (!last?.confirmation || last.confirmation.at < at) {
		return undefined;
	}
	if (last.confirmation.id !== id || last.keptToken !== shortHash(token)) {
		throw new RevocationError('already-answered', 'this confirmation was used before');
	}
	if (last.outcome === 'unknown') {
		throw new RevocationError('unclear-answer', 'this confirmation came to an unknown outcome', undefined, true);
	}
	return { tokenExpires: last.validUntil === null ? null : new Date(last.validUntil), isRepeat: true };
}
