import { RevocationError } from '../../../src/sessions/RevocationError';
import { RevocationLog } from '../../../src/sessions/RevocationLog';
import type { ClientAddress, RecordStore, WorkspaceSessions } from '../../../src/sessions/ports';
import { SessionRevoker } from '../../../src/sessions/SessionRevoker';
import { Handshake } from '../../../src/tickets/Handshake';
import { KeyCache, SigningKeys } from '../../../src/tickets/SigningKeys';
import { TicketEvents } from '../../../src/tickets/TicketEvents';
import { TicketSigner } from '../../../src/tickets/TicketSigner';
import { FakeClock, FakeLog, FakeReporter, FakeRules } from '../support/fakes';
import { MemoryRecordStore } from '../support/MemoryRecordStore';

export interface Call {
	userId: string;
	authToken: string;
	/** Whether the workspace did it. */
	isDone: boolean;
}

/** A workspace that knows who is logged in with what, as Rocket.Chat does: what is revoked opens nothing any more. */
export class Logins implements WorkspaceSessions {
	readonly calls: Call[] = [];

	private readonly valid = new Map<string, Set<string>>();

	constructor(private readonly delay: () => Promise<void> = async () => undefined) {}

	logIn(userId: string, authToken: string): void {
		this.valid.set(userId, new Set([...this.tokensOf(userId), authToken]));
	}

	tokensOf(userId: string): string[] {
		return [...(this.valid.get(userId) ?? [])];
	}

	async logoutOtherClients({
		userId,
		authToken,
	}: {
		userId: string;
		authToken: string;
		address: ClientAddress;
	}): Promise<Date> {
		await this.delay();
		const isDone = this.tokensOf(userId).includes(authToken);
		this.calls.push({ userId, authToken, isDone });
		if (!isDone) throw new RevocationError('not-logged-in', { detail: 'stale' });
		this.valid.set(userId, new Set([authToken]));
		return new Date('2030-01-01T00:00:00.000Z');
	}

	async sessions(): Promise<undefined> {
		return undefined;
	}

	async serverVersion(): Promise<{ major: number; minor: number }> {
		return { major: 8, minor: 0 };
	}
}

/** Several instances of the app on one storage and one workspace. */
export class Chat {
	readonly clock = new FakeClock();

	readonly store = new MemoryRecordStore();

	readonly log = new FakeLog();

	readonly instances: Handshake[];

	/** @param stored how the instances see the storage; default: at once */
	constructor(
		readonly logins = new Logins(),
		stored: (store: RecordStore) => RecordStore = (store) => store,
	) {
		this.instances = [0, 1, 2].map(() => this.instanceOn(stored(this.store)));
	}

	private instanceOn(store: RecordStore): Handshake {
		const { clock, log, logins: workspace } = this;
		const reporter = new FakeReporter();
		const records = new RevocationLog(store, clock.read);
		const rules = new FakeRules(90, 1000);
		return new Handshake({
			signer: new TicketSigner(new SigningKeys(store, new KeyCache(), clock.read)),
			events: new TicketEvents(store, clock.read),
			revoker: new SessionRevoker({ workspace, rules, records, reporter, log, clock: clock.read }),
			reporter,
			clock: clock.read,
			log,
		});
	}
}
