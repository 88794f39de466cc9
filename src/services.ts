import type { IHttp, ILogger, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { AppUser } from './messages/AppUser';
import { UsersOfCall } from './messages/UsersOfCall';
import { AppRecordStore } from './persistence/AppRecordStore';
import { AttemptReporter } from './reports/AttemptReporter';
import { RecentRefusals } from './reports/RecentRefusals';
import { LedgerBatches } from './sessions/LedgerBatches';
import { LedgerKeeping } from './sessions/LedgerKeeping';
import { LoginLedger, MissedLogins } from './sessions/LoginLedger';
import type { Reporter } from './sessions/ports';
import { NotesCache, RecordNotes } from './sessions/RecordNotes';
import { RecordRetention } from './sessions/RecordRetention';
import { RevocationLog } from './sessions/RevocationLog';
import { SessionRevoker } from './sessions/SessionRevoker';
import { TrailSizes } from './sessions/TrailSizes';
import { AppRules } from './settings/AppRules';
import { Handshake } from './tickets/Handshake';
import { KeyCache, SigningKeys } from './tickets/SigningKeys';
import { TicketEvents } from './tickets/TicketEvents';
import { TicketSigner } from './tickets/TicketSigner';
import { DeviceManagement } from './workspace/DeviceManagement';
import { KnownVersions } from './workspace/KnownVersions';
import { WorkspaceApi } from './workspace/WorkspaceApi';

/** What the engine hands to every call of an endpoint, a command or an interaction. */
export interface HostAccessors {
	read: IRead;
	modify: IModify;
	http: IHttp;
	persistence: IPersistence;
	log: ILogger;
}

/** The same with what is read for one call: settings and users, each once. */
export interface Accessors extends HostAccessors {
	rules: AppRules;
	users: UsersOfCall;
}

/** What it takes to work with the app's own records. */
export type Stored = Pick<Accessors, 'read' | 'persistence'> & Partial<Pick<Accessors, 'rules'>>;

/** @param user who was handed over with the call, where one was */
export function accessorsOf(host: HostAccessors, user?: IUser): Accessors {
	const { read } = host;
	return { ...host, rules: new AppRules(read.getEnvironmentReader()), users: new UsersOfCall(read, user) };
}

/** Puts the domain together with the accessors of one call. Holds nothing that a later call would need. */
export class Services {
	private readonly versions = new KnownVersions();

	private readonly keys = new KeyCache();

	private readonly deviceManagement = new DeviceManagement();

	private readonly notes = new NotesCache();

	private readonly batches = new LedgerBatches();

	private readonly missed = new MissedLogins();

	private readonly recentRefusals = new RecentRefusals();

	private readonly appUser = new AppUser();

	private isWarned = false;

	sessionRevoker(accessors: Accessors): SessionRevoker {
		const { read, http, persistence, log, rules } = accessors;
		return new SessionRevoker({
			workspace: this.workspace(http, rules),
			rules,
			records: new RevocationLog(new AppRecordStore(read.getPersistenceReader(), persistence), Date.now),
			reporter: this.reporter(accessors),
			log,
			clock: Date.now,
		});
	}

	handshake(accessors: Accessors): Handshake {
		const store = new AppRecordStore(accessors.read.getPersistenceReader(), accessors.persistence);
		return new Handshake({
			signer: new TicketSigner(new SigningKeys(store, this.keys, Date.now)),
			events: new TicketEvents(store, Date.now),
			revoker: this.sessionRevoker(accessors),
			reporter: this.reporter(accessors),
			clock: Date.now,
			log: accessors.log,
		});
	}

	/** Where the workspace is by the app's settings. */
	workspace(http: IHttp, rules: AppRules): WorkspaceApi {
		return new WorkspaceApi(http, () => rules.workspaceUrl(), this.versions, this.deviceManagement, Date.now);
	}

	loginLedger(stored: Stored): LoginLedger {
		const { store, notes, rules } = this.records(stored);
		return new LoginLedger({ store, notes, rules, batches: this.batches, missed: this.missed, clock: Date.now });
	}

	ledgerKeeping(stored: Stored): LedgerKeeping {
		const { store, notes, rules } = this.records(stored);
		return new LedgerKeeping(store, notes, rules, this.missed, Date.now);
	}

	recordRetention(stored: Stored): RecordRetention {
		const { store, notes, rules } = this.records(stored);
		return new RecordRetention(store, notes, rules, Date.now);
	}

	trailSizes(stored: Stored): TrailSizes {
		const { store, notes, rules } = this.records(stored);
		return new TrailSizes(store, notes, rules, Date.now);
	}

	private records({ read, persistence, rules = new AppRules(read.getEnvironmentReader()) }: Stored): {
		store: AppRecordStore;
		notes: RecordNotes;
		rules: AppRules;
	} {
		const store = new AppRecordStore(read.getPersistenceReader(), persistence);
		const notes = new RecordNotes(store, this.notes, Date.now);
		return { store, notes, rules };
	}

	private reporter(accessors: Accessors): Reporter {
		return new AttemptReporter(accessors, this.appUser, this.recentRefusals);
	}

	/** Once per process: an administrator must know that this runtime keeps requests in the app log as they are. */
	warnUnredacted(log: ILogger): void {
		if (!this.isWarned) {
			this.isWarned = true;
			log.warn(
				'This Apps-Engine offers no way to keep requests out of the app log: entries of this app may hold login tokens. Let nobody but administrators read app logs.',
			);
		}
	}
}
