import type { IHttp, ILogger, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { Handshake } from './handshake/Handshake';
import { ShownQuestions } from './handshake/ShownQuestions';
import { TicketSigner } from './handshake/tickets';
import { AppRecords } from './host/AppRecords';
import { People } from './host/People';
import { RestApi } from './host/RestApi';
import { OncePerMinute, Remembered } from './lib/Remembered';
import { AttemptNotifier } from './notices/AttemptNotifier';
import { EphemeralMessages } from './notices/EphemeralMessages';
import type { FileProblem } from './sessions/endings';
import type { Target } from './sessions/ports';
import { SessionRevoker } from './sessions/SessionRevoker';
import { Turns } from './sessions/Turns';
import { Addresses } from './settings/addresses';
import { Settings } from './settings/Settings';
import { type Locale, localeOfUser } from './views/locale';

const minuteMs = 60_000;
const clock = (): number => Date.now();

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
	user?: IUser;
}

/** One call from the host, with the parts of the app that work on it. Building them asks the host for nothing. */
export class Call {
	readonly log: ILogger;
	readonly modify: IModify;
	readonly once: OncePerMinute;
	readonly shownQuestions: ShownQuestions;
	readonly settings: Settings;
	readonly records: AppRecords;
	readonly people: People;
	readonly messages: EphemeralMessages;
	readonly workspace: RestApi;
	readonly revoker: SessionRevoker;
	readonly handshake: Handshake;
	private readonly user: IUser | undefined;

	constructor(
		readonly appId: string,
		private readonly memory: ProcessMemory,
		{ read, modify, http, persistence, log, user }: HostAccessors,
	) {
		const { once, shownQuestions, turns } = memory;
		const settings = new Settings(read.getEnvironmentReader(), memory.settings);
		const records = new AppRecords(read.getPersistenceReader(), persistence, log);
		const people = new People(read, modify, memory.appUser, user);
		const workspace = new RestApi(http, () => settings.workspaceUrl(), memory.versions, clock);
		const notifier = new AttemptNotifier({ people, settings, modify, log, once });
		const rawLoginExpiration = (): Promise<unknown> => settings.server('Accounts_LoginExpiration');
		const revoker = new SessionRevoker({ workspace, rawLoginExpiration, records, notifier, turns, clock });

		this.log = log;
		this.modify = modify;
		this.user = user;
		this.once = once;
		this.shownQuestions = shownQuestions;
		this.settings = settings;
		this.records = records;
		this.people = people;
		this.messages = new EphemeralMessages(people, modify);
		this.workspace = workspace;
		this.revoker = revoker;
		this.handshake = new Handshake({
			signer: new TicketSigner(records, (read) => memory.signingKeys.get('keys', read)),
			records,
			revoker,
			notifier,
			shownQuestions,
			fileProblem: () => this.fileProblem(),
			findTarget: (userId) => this.findTarget(userId),
			log,
			clock,
		});
	}

	/** Returns the locale of the user who made the call; the workspace's if there is none. */
	async locale(): Promise<Locale> {
		return localeOfUser(this.user, await this.settings.server('Language'));
	}

	/** Makes the rest of this call, and later ones, ask for all settings again. */
	forgetSettings(): void {
		this.memory.forgetSettings();
	}

	/** Returns the addresses of the app's endpoints. */
	async addresses(): Promise<Addresses> {
		return new Addresses(await this.settings.server('Site_Url'), this.appId);
	}

	/** Returns the user to log out everywhere with the name they have now; undefined if there is no such user. */
	async findTarget(userId: string): Promise<Target | undefined> {
		const user = await this.people.user(userId);
		return user && { userId, username: user.username };
	}

	private async fileProblem(): Promise<FileProblem | undefined> {
		if (!(await this.addresses()).isSiteUrlUsable) {
			return 'no-site-url';
		}
		return (await this.settings.areFilesProtected()) ? undefined : 'files-not-protected';
	}
}
