import type { IHttp, ILogger, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';

import { AppRecordStore } from './persistence/AppRecordStore';
import { RecordRetention } from './sessions/RecordRetention';
import { RevocationError } from './sessions/RevocationError';
import { RevocationLog } from './sessions/RevocationLog';
import { SessionRevoker } from './sessions/SessionRevoker';
import { AppRules } from './settings/AppRules';
import { Handshake } from './tickets/Handshake';
import { KeyCache, SigningKeys } from './tickets/SigningKeys';
import { TicketEvents } from './tickets/TicketEvents';
import { TicketSigner } from './tickets/TicketSigner';
import { KnownVersions } from './workspace/KnownVersions';
import { WorkspaceApi } from './workspace/WorkspaceApi';
import { WorkspaceUrlError } from './workspace/workspaceUrl';

/** What the engine hands to every call of an endpoint, a command or a job. */
export interface Accessors {
	read: IRead;
	modify: IModify;
	http: IHttp;
	persistence: IPersistence;
	log: ILogger;
}

/** Puts the domain together with the accessors of one call. Holds nothing that a later call would need. */
export class Services {
	private readonly versions = new KnownVersions();

	private readonly keys = new KeyCache();

	private isWarned = false;

	/** @throws RevocationError where no usable workspace URL is known */
	async sessionRevoker({ read, http, persistence, log }: Omit<Accessors, 'modify'>): Promise<SessionRevoker> {
		const rules = new AppRules(read.getEnvironmentReader());
		const baseUrl = await rules.workspaceUrl().catch((error: unknown) => {
			throw asRevocationError(error);
		});
		return new SessionRevoker({
			workspace: new WorkspaceApi(http, baseUrl, this.versions, Date.now),
			rules,
			records: new RevocationLog(new AppRecordStore(read.getPersistenceReader(), persistence), Date.now),
			log,
			clock: Date.now,
		});
	}

	handshake(accessors: Accessors): Handshake {
		const store = new AppRecordStore(accessors.read.getPersistenceReader(), accessors.persistence);
		return new Handshake({
			signer: new TicketSigner(new SigningKeys(store, this.keys, Date.now)),
			events: new TicketEvents(store, Date.now),
			revoker: () => this.sessionRevoker(accessors),
			clock: Date.now,
			log: accessors.log,
		});
	}

	recordRetention({ read, persistence }: Pick<Accessors, 'read' | 'persistence'>): RecordRetention {
		const store = new AppRecordStore(read.getPersistenceReader(), persistence);
		return new RecordRetention(store, new AppRules(read.getEnvironmentReader()), Date.now);
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

function asRevocationError(error: unknown): unknown {
	return error instanceof WorkspaceUrlError
		? new RevocationError('workspace-unreachable', { detail: error.message })
		: error;
}
