import type { Log } from '../../../src/lib/log';
import { type Reason, type RevocationDetails, RevocationError } from '../../../src/sessions/endings';
import type { Attempt, Caller, Notifier, WorkspaceApi } from '../../../src/sessions/ports';
import type { RecordKind, UserRecords, UserRecordStore } from '../../../src/sessions/userRecords';

/** A clock that stands still until a test moves it. */
export class FakeClock {
	now = Date.parse('2026-11-22T12:00:00.000Z');

	readonly read = (): number => this.now;

	pass(ms: number): void {
		this.now += ms;
	}
}

export class FakeLog implements Log {
	readonly lines: string[] = [];

	info(line: string): void {
		this.lines.push(`info ${line}`);
	}

	warn(line: string): void {
		this.lines.push(`warn ${line}`);
	}

	error(line: string): void {
		this.lines.push(`error ${line}`);
	}
}

/** Records what it is asked to tell people. */
export class FakeNotifier implements Notifier {
	readonly prepared: string[] = [];
	readonly attempts: (Attempt & { tellsOwner: boolean; isOwnerTold?: boolean })[] = [];
	/** Whether messages to owners arrive; undefined if they take too long to know. */
	isSent: boolean | undefined = true;
	private readonly meantForOwners = new Set<Attempt>();

	prepare(ownerId: string): void {
		this.prepared.push(ownerId);
	}

	async tellOwner(attempt: Attempt): Promise<boolean | undefined> {
		this.meantForOwners.add(attempt);
		return this.isSent;
	}

	async report(attempt: Attempt, isOwnerTold?: boolean): Promise<void> {
		this.attempts.push({ ...attempt, tellsOwner: this.meantForOwners.has(attempt), isOwnerTold });
	}
}

/** A workspace that answers what the test wants, and records what it is asked. */
export class FakeWorkspace implements WorkspaceApi {
	readonly calls: Caller[] = [];
	isTokenValid: boolean | undefined = true;
	version: string | undefined = '8.0';
	found: RevocationDetails = {};
	detailCalls = 0;
	/** Ids of other users who were logged out. */
	readonly loggedOut: string[] = [];

	constructor(public answer: (caller: Caller) => Date | null | Promise<Date | null>) {}

	async logoutOtherClients(caller: Caller): Promise<Date | null> {
		this.calls.push(caller);
		return this.answer(caller);
	}

	async logoutUser(caller: Caller, userId: string): Promise<void> {
		this.calls.push(caller);
		this.loggedOut.push(userId);
		await this.answer(caller);
	}

	async isLoggedIn(): Promise<boolean | undefined> {
		return this.isTokenValid;
	}

	async details(): Promise<RevocationDetails> {
		this.detailCalls++;
		return this.found;
	}

	async serverVersion(): Promise<string | undefined> {
		return this.version;
	}
}

export function failing(reason: Reason, retryAfter?: number): () => never {
	return () => {
		throw new RevocationError(reason, 'because', { retryAfter });
	};
}

/** Keeps the records in memory, as copies. Out of order, it finds and keeps nothing, as a store whose host fails. */
export class MemoryUserRecords implements UserRecordStore {
	readonly users: Record<string, UserRecords> = {};
	readonly steps: string[] = [];
	isOutOfOrder = false;

	async read(userId: string): Promise<UserRecords> {
		this.steps.push('read');
		return this.isOutOfOrder ? {} : copyOf(this.users[userId] ?? {});
	}

	async write<Kind extends RecordKind>(
		userId: string,
		kind: Kind,
		data: NonNullable<UserRecords[Kind]>,
	): Promise<void> {
		this.steps.push(`write ${kind}`);
		if (!this.isOutOfOrder) {
			this.users[userId] = { ...this.users[userId], [kind]: copyOf(data) };
		}
	}
}

function copyOf<T>(data: T): T {
	return JSON.parse(JSON.stringify(data)) as T;
}
