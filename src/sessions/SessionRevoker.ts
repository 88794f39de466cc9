import { type ClosedSessions, closedSessions } from './closedSessions';
import { answersInSeconds, madeAtOf, trueExpiry } from './loginExpiration';
import type {
	AttemptReport,
	ClientCall,
	ClientInfo,
	Clock,
	Log,
	Reporter,
	SessionRules,
	WorkspaceSessions,
} from './ports';
import { RevocationError } from './RevocationError';
import type { RevocationLog, RevocationRecord, RevocationStart } from './RevocationLog';

/** A user's wish to stay logged in with one login token and nowhere else. */
export interface RevocationRequest extends RevocationStart {
	/** The login token (or personal access token) of the client that asks; the only authority used. */
	authToken: string;
	client: ClientInfo;
	/** Set to learn which sessions are closed, where the workspace tells; takes one more call of it. */
	details?: {
		/** The user's last revocation before this one, epoch ms; 0 where there was none. */
		lastRevokedAt: number;
	};
}

/** Other clients are logged out; this is what stays. */
export interface Revocation {
	/** The token that was sent: it stays valid. */
	token: string;
	/** When it expires; null for a personal access token, which never does. */
	tokenExpires: Date | null;
	/** When it was made, epoch ms; null for a personal access token. Set where details were asked for. */
	madeAt?: number | null;
	/** Set where details were asked for and the workspace has them. */
	closed?: ClosedSessions;
}

export interface SessionRevokerPorts {
	workspace: WorkspaceSessions;
	rules: SessionRules;
	records: RevocationLog;
	reporter: Reporter;
	log: Log;
	clock: Clock;
}

/** Logs out all other clients of a user and tells until when the kept one stays valid. */
export class SessionRevoker {
	constructor(private readonly ports: SessionRevokerPorts) {}

	/**
	 * One call of the workspace's own endpoint, so the workspace checks every permission and the meaning stays its own.
	 * @throws RevocationError
	 */
	async revoke(request: RevocationRequest): Promise<Revocation> {
		this.ports.rules.readAhead();
		try {
			return await this.revokeWithRecord(request);
		} catch (error) {
			if (error instanceof RevocationError) {
				await this.report(request, { result: error.reason, detail: error.message });
			}
			throw error;
		}
	}

	private async revokeWithRecord(request: RevocationRequest): Promise<Revocation> {
		const { authToken, client, details } = request;
		const record = await this.begin(request);
		const list = details && (await this.ports.workspace.sessions(callOf(request)));
		this.ports.reporter.readAhead(request.userId);
		const stated = await this.logoutOthers(request, record);
		const tokenExpires = stated && (await this.correct(stated));
		await Promise.all([
			this.keepTrail(() => record && this.ports.records.done(record, authToken, tokenExpires)),
			this.report(request, { result: 'done', validUntil: tokenExpires }),
		]);
		if (!details) {
			return { token: authToken, tokenExpires };
		}
		const rawLoginExpiration = await this.ports.rules.rawLoginExpiration();
		const madeAt = tokenExpires && madeAtOf(tokenExpires, rawLoginExpiration);
		const known = { keptMadeAt: madeAt, client, rawLoginExpiration, now: this.ports.clock() };
		return { token: authToken, tokenExpires, madeAt, closed: list && closedSessions({ list, ...known, ...details }) };
	}

	/** A trail that cannot be kept must not keep a user from locking a thief out: then it goes on without a record. */
	private async begin({ userId, via, ticketId, recent }: RevocationRequest): Promise<RevocationRecord | undefined> {
		const limit = await this.ports.rules.attemptsPerMinute();
		return this.keepTrail(() => this.ports.records.begin({ userId, via, ticketId, recent }, limit));
	}

	private async logoutOthers(request: RevocationRequest, record?: RevocationRecord): Promise<Date | null> {
		try {
			return await this.ports.workspace.logoutOtherClients(callOf(request));
		} catch (error) {
			const unknown = !(error instanceof RevocationError) || error.outcomeUnknown;
			const { records } = this.ports;
			await this.keepTrail(() => record && (unknown ? records.unknown(record) : records.forget(record)));
			throw error;
		}
	}

	/** A server that is known to be right needs no look at the setting. */
	private async correct(stated: Date): Promise<Date> {
		const { workspace, rules, clock } = this.ports;
		const version = await workspace.serverVersion();
		if (version && !answersInSeconds(version)) {
			return stated;
		}
		const rawSetting = await rules.rawLoginExpiration();
		return trueExpiry({ stated, rawSetting, version, now: new Date(clock()) });
	}

	private async report(
		request: RevocationRequest,
		what: Pick<AttemptReport, 'result' | 'detail' | 'validUntil'>,
	): Promise<void> {
		const { userId, via, client } = request;
		await this.ports.reporter.report({ userId, via, client, at: this.ports.clock(), ...what });
	}

	private async keepTrail<T>(write: () => Promise<T> | undefined): Promise<T | undefined> {
		try {
			return await write();
		} catch (error) {
			if (error instanceof RevocationError) {
				throw error;
			}
			this.ports.log.error(`revocation record not written: ${String(error)}`);
			return undefined;
		}
	}
}

function callOf({ userId, authToken, client }: RevocationRequest): ClientCall {
	return { userId, authToken, address: client.address };
}
