import { LedgerBatches } from '../../../src/sessions/LedgerBatches';
import { LedgerKeeping } from '../../../src/sessions/LedgerKeeping';
import { LoginLedger, MissedLogins } from '../../../src/sessions/LoginLedger';
import { NotesCache, RecordNotes } from '../../../src/sessions/RecordNotes';
import { RecordRetention } from '../../../src/sessions/RecordRetention';
import { RevocationLog } from '../../../src/sessions/RevocationLog';
import { RunTime } from '../../../src/sessions/RunTime';
import { TrailSizes } from '../../../src/sessions/TrailSizes';
import { FakeClock, FakeRules } from './fakes';
import { MemoryRecordStore } from './MemoryRecordStore';

export const day = 24 * 60 * 60 * 1000;

/** The records of a workspace with a login ledger, and who works with them; each `instance` is a process of its own. */
export class LedgerSetup {
	readonly store = new MemoryRecordStore();
	readonly clock: FakeClock;
	readonly rules = new FakeRules(90);
	readonly missed = new MissedLogins();
	ledger: LoginLedger;

	constructor(now = '2026-11-22T12:00:00.000Z') {
		this.clock = new FakeClock(Date.parse(now));
		this.ledger = this.instance();
	}

	instance(): LoginLedger {
		const { store, rules, clock } = this;
		const [batches, missed] = [new LedgerBatches(), this.missed];
		return new LoginLedger({ store, rules, notes: this.notes(), batches, missed, clock: clock.read });
	}

	keeping(): LedgerKeeping {
		return new LedgerKeeping(this.store, this.notes(), this.rules, this.missed, this.clock.read);
	}

	notes(): RecordNotes {
		return new RecordNotes(this.store, new NotesCache(), this.clock.read);
	}

	retention(): RecordRetention {
		return new RecordRetention(this.store, this.notes(), this.rules, this.clock.read);
	}

	sizes(mostCounted?: number): TrailSizes {
		return new TrailSizes(this.store, this.notes(), this.rules, this.clock.read, mostCounted);
	}

	/** The time of a job run that begins now. */
	time(): RunTime {
		return new RunTime(this.clock.read);
	}

	async logIn(userId: string, at: string): Promise<void> {
		this.clock.now = Date.parse(at);
		await this.ledger.append(userId);
	}

	/** A revocation by endpoint that has ended well. */
	async revoke(userId: string, at: string, validUntil = new Date('2027-02-20T12:00:00.000Z')): Promise<void> {
		this.clock.now = Date.parse(at);
		const log = new RevocationLog(this.store, this.clock.read);
		await log.done(await log.begin({ userId, via: 'endpoint' }, 1000), 'token', validUntil);
	}

	/** Records of logins, whoever's. */
	logins(): unknown[] {
		return this.store.all().filter((record) => (record as { kind?: string }).kind === 'login');
	}
}
