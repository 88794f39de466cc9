import type { IHttp, ILogger, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { Handshake } from './handshake/Handshake';
import { ShownQuestions } from './handshake/ShownQuestions';
import { TicketSigner } from './handshake/TicketSigner';
import { AppRecords } from './host/AppRecords';
import { People } from './host/People';
import { OncePerMinute, Remembered } from './host/Remembered';
import { RestApi } from './host/RestApi';
import { AttemptNotifier } from './notices/AttemptNotifier';
import { EphemeralMessages } from './notices/EphemeralMessages';
import type { Target } from './sessions/ports';
import { SessionRevoker } from './sessions/SessionRevoker';
import { Turns } from './sessions/Turns';
import { Addresses } from './settings/addresses';
import { Settings } from './settings/Settings';

const minuteMs = 60_000;
const clock = Date.now;

/** What one process remembers between calls. It only saves time: no other instance has it. */
export class ProcessMemory {
	readonly settings = new Remembered<unknown>(minuteMs, clock);
	readonly versions = new Remembered<string | undefined>(minuteMs, clock);
	readonly appUser = new Remembered<IUser | undefined>(Infinity, clock);
	readonly signingKeys = new Remembered<string[]>(minuteMs, clock);
	readonly shownQuestions = new ShownQuestions();
	readonly turns = new Turns();
	readonly once = new OncePerMinute(clock);

	/** Call when an administrator has saved a setting: all that depends on settings is asked again. */
	forgetSettings(): void {
		this.settings.forget();
		this.versions.forget();
	}
}

/** What the host hands over with a call. */
export interface HostAccessors {
	read: IRead;
	modify: IModify;
	http: IHttp;
	persistence: IPersistence;
	log: ILogger;
	/** The user who made the call, if the host says so. */
	caller?: IUser;
}

/** One call from the host, with the parts of the app that work on it. Building them asks the host for nothing. */
export class Call {
	readonly log = this.host.log;
	readonly modify = this.host.modify;
	readonly once = this.memory.once;
	readonly shownQuestions = this.memory.shownQuestions;
	readonly settings = new Settings(this.host.read.getEnvironmentReader(), this.memory.settings);
	readonly records = new AppRecords(this.host.read.getPersistenceReader(), this.host.persistence);
	readonly people = new People(this.host.read, this.modify, this.memory.appUser, this.host.caller);
	readonly messages = new EphemeralMessages(this.people, this.modify);
	readonly workspace = new RestApi(this.host.http, () => this.settings.workspaceUrl(), this.memory.versions, clock);
	readonly notifier = new AttemptNotifier(this);
	readonly revoker = new SessionRevoker({
		...{ workspace: this.workspace, records: this.records, notifier: this.notifier, log: this.log, clock },
		...{ turns: this.memory.turns, rawLoginExpiration: () => this.settings.server('Accounts_LoginExpiration') },
	});

	constructor(
		readonly appId: string,
		private readonly memory: ProcessMemory,
		private readonly host: HostAccessors,
	) {}

	get handshake(): Handshake {
		const { records, revoker, notifier, shownQuestions, people, log } = this;
		const signer = new TicketSigner(records, (read) => this.memory.signingKeys.get('keys', read));
		const canOfferFile = async (): Promise<boolean> =>
			(await this.settings.areFilesProtected()) && (await this.addresses()).isSiteUrlUsable;
		const findTarget = async ({ userId }: Target): Promise<Target | undefined> => {
			const user = await people.user(userId);
			return user && { userId, username: user.username };
		};
		const ports = { signer, records, revoker, notifier, shownQuestions, canOfferFile, findTarget, log, clock };
		return new Handshake(ports);
	}

	/** Returns the addresses of the app's endpoints. */
	async addresses(): Promise<Addresses> {
		return new Addresses(await this.settings.server('Site_Url'), this.appId);
	}
}
