import { RevocationError, type RevocationFailure } from '../../../src/sessions/errors';
import type { Attempt, ClientCall, Log, Notifier, RevocationDetails, WorkspaceApi } from '../../../src/sessions/ports';
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

/** Remembers what it was told. */
export class FakeNotifier implements Notifier {
	readonly prefetched: string[] = [];
	readonly attempts: Attempt[] = [];

	prefetch(userId: string): void {
		this.prefetched.push(userId);
	}

	async notify(attempt: Attempt): Promise<void> {
		this.attempts.push(attempt);
	}
}

/** A workspace that answers what the test wants, and remembers what it was asked. */
export class FakeWorkspace implements WorkspaceApi {
	readonly calls: ClientCall[] = [];
	isTokenValid: boolean | undefined = true;
	version: string | undefined = '8.0';
	found: RevocationDetails = {};
	detailCalls = 0;
	/** Ids of other users who were logged out. */
	readonly loggedOut: string[] = [];

	constructor(public answer: (call: ClientCall) => Date | null | Promise<Date | null>) {}

	async logoutOtherClients(call: ClientCall): Promise<Date | null> {
		this.calls.push(call);
		return this.answer(call);
	}

	async logoutUser(call: ClientCall, userId: string): Promise<null> {
		this.calls.push(call);
		this.loggedOut.push(userId);
		await this.answer(call);
		return null;
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

export function failing(reason: RevocationFailure, retryAfter?: number): () => never {
	return () => {
		throw new RevocationError(reason, 'because', retryAfter);
	};
}

/** Keeps the records in memory, as copies, and fails on demand. */
export class MemoryUserRecords implements UserRecordStore {
	readonly users: Record<string, UserRecords> = {};
	readonly steps: string[] = [];
	readError?: Error;
	writeError?: Error;

	async read(userId: string): Promise<UserRecords> {
		this.steps.push('read');
		if (this.readError) {
			throw this.readError;
		}
		return copyOf(this.users[userId] ?? {});
	}

	async write<Kind extends RecordKind>(
		userId: string,
		kind: Kind,
		data: NonNullable<UserRecords[Kind]>,
	): Promise<void> {
		this.steps.push(`write ${kind}`);
		if (this.writeError) {
			throw this.writeError;
		}
		this.users[userId] = { ...this.users[userId], [kind]: copyOf(data) };
	}
}

function copyOf<T>(data: T): T {
	return JSON.parse(JSON.stringify(data)) as T;
}
