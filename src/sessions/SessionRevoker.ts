import { shortHash } from '../lib/hashes';
import { messageOf } from '../lib/log';
import type { Clock } from '../lib/time';
import { type Ending, notDone, RevocationError } from './endings';
import { answersInSeconds, trueExpiry } from './loginExpiration';
import type { Attempt, Caller, ClientInfo, Notifier, Target, Via, WorkspaceApi } from './ports';
import type { Turns } from './Turns';
import { type ConfirmationId, type LastRevocation, type UserRecordStore, wasOwnerTold } from './userRecords';

/** A user's request to stay logged in with one token and nowhere else. */
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
	/** Logs out this user everywhere instead: oneself, or another user with the permission for it. */
	target?: Target;
}

export interface SessionRevokerPorts {
	workspace: WorkspaceApi;
	/** Returns `Accounts_LoginExpiration` unchecked. */
	rawLoginExpiration(): Promise<unknown>;
	records: UserRecordStore;
	notifier: Notifier;
	turns: Turns;
	clock: Clock;
}

/** Logs out a user's other clients and says until when the kept login stays valid. */
export class SessionRevoker {
	constructor(private readonly ports: SessionRevokerPorts) {}

	/**
	 * Makes one call of the workspace's own endpoint with the user's own token, so the workspace checks every permission.
	 * Returns how it ended, and never throws.
	 */
	revoke(request: RevocationRequest): Promise<Ending> {
		return this.ports.turns.take(request.userId, () => this.revokeNow(request));
	}

	private async revokeNow(request: RevocationRequest): Promise<Ending> {
		const { userId, authToken, client, confirmation, wantsDetails, target } = request;
		const { records, notifier, workspace } = this.ports;
		const reading = records.read(userId);
		const earlier = confirmation && endingOfEarlierUse(confirmation, authToken, (await reading).revocation);
		if (earlier) {
			// What is known was told the first time. Another client that comes too late is news.
			if (!earlier.isKnown) {
				await this.finish(request, earlier, undefined);
			}
			return earlier;
		}
		const caller = { userId, authToken, address: client.address };
		notifier.prepare(target?.userId ?? userId);
		const asking = wantsDetails ? workspace.details(caller) : undefined;
		const ending = await this.logOut(caller, target);
		const finishing = this.finish(request, ending, (await reading).revocation);
		if (ending.outcome === 'done') {
			const [details] = await Promise.all([asking, finishing]);
			return { ...ending, details };
		}
		await finishing;
		return ending;
	}

	private async logOut(caller: Caller, target: Target | undefined): Promise<Ending> {
		try {
			if (!target) {
				return { outcome: 'done', validUntil: await this.logOutOthers(caller) };
			}
			await this.ports.workspace.logoutUser(caller, target.userId);
			return { outcome: 'done' };
		} catch (error) {
			// A defect may have come after the logout, so its outcome is unknown, too.
			return error instanceof RevocationError ? error.ending : notDone('unclear-answer', { detail: messageOf(error) });
		}
	}

	private async logOutOthers(caller: Caller): Promise<Date | null> {
		const { workspace, rawLoginExpiration, clock } = this.ports;
		const stated = await workspace.logoutOtherClients(caller);
		if (!stated) {
			return this.withoutDate(caller);
		}
		const isInSeconds = answersInSeconds(await workspace.serverVersion());
		// If the date is known to be right, the setting doesn't matter.
		return isInSeconds === false ? stated : trueExpiry(stated, isInSeconds, await rawLoginExpiration(), clock());
	}

	/** No date means a personal access token, or a login that ended at the same moment. */
	private async withoutDate(caller: Caller): Promise<null> {
		switch (await this.ports.workspace.isLoggedIn(caller)) {
			case true:
				return null;
			case false:
				throw new RevocationError('ended-by-another', 'this login itself ended at the same moment');
			case undefined:
				throw new RevocationError('unclear-answer', 'the workspace does not say whether this login is still valid');
		}
	}

	/** Tells the owner, unless of the same a moment ago. Then records what happened and tells administrators, side by side. */
	private async finish(request: RevocationRequest, ending: Ending, last: LastRevocation | undefined): Promise<void> {
		const { userId, authToken, target, via, client, confirmation } = request;
		const { notifier, records, clock } = this.ports;
		const attempt: Attempt = { userId, target, via, client, at: clock(), ending };
		if (ending.outcome === 'nothing-happened') {
			return notifier.report(attempt);
		}
		const wasTold = wasOwnerTold(attempt, authToken, last);
		const isTold = wasTold ? undefined : await notifier.tellOwner(attempt);
		const validUntil = ending.outcome === 'done' ? ending.validUntil : undefined;
		const writing = records.write(userId, 'revocation', {
			at: attempt.at,
			via,
			outcome: ending.outcome,
			validUntil: validUntil?.toISOString() ?? null,
			keptToken: shortHash(authToken),
			// Only a message that was sent counts: the owner may be told twice, never not at all.
			notifiedAt: wasTold ? last?.notifiedAt : isTold ? attempt.at : undefined,
			target: target?.userId,
			confirmation: confirmation ?? last?.confirmation,
		});
		await Promise.all([notifier.report(attempt, isTold), writing]);
	}
}

/**
 * Returns what an earlier use of the confirmation came to; undefined if it has not been used. The client that used it may
 * ask again. Another client, or one that comes after a newer confirmation, is refused.
 */
function endingOfEarlierUse({ id, at }: ConfirmationId, token: string, last?: LastRevocation): Ending | undefined {
	if (!last?.confirmation || last.confirmation.at < at) {
		return undefined;
	}
	if (last.confirmation.id !== id || last.keptToken !== shortHash(token)) {
		return notDone('already-answered', { detail: 'this confirmation was used before' });
	}
	if (last.outcome === 'unknown') {
		return notDone('unclear-answer', { isKnown: true });
	}
	return { outcome: 'done', validUntil: last.validUntil === null ? null : new Date(last.validUntil), isKnown: true };
}
