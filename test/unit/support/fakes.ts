import type { ServerVersion } from '../../../src/sessions/loginExpiration';
import type {
	AttemptReport,
	ClientCall,
	Log,
	Reporter,
	SessionList,
	SessionRules,
	WorkspaceSessions,
} from '../../../src/sessions/ports';

/** A clock that stands still until a test moves it. */
export class FakeClock {
	constructor(public now = Date.parse('2026-11-22T12:00:00.000Z')) {}

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

/** Keeps what it was told. */
export class FakeReporter implements Reporter {
	readAhead(): void {}

	readonly reports: AttemptReport[] = [];

	async report(report: AttemptReport): Promise<void> {
		this.reports.push(report);
	}
}

export class FakeRules implements SessionRules {
	constructor(
		public loginExpiration: unknown = 90,
		public attempts = 5,
		public keepsLedger = true,
	) {}

	readAhead(): void {}

	async rawLoginExpiration(): Promise<unknown> {
		return this.loginExpiration;
	}

	async attemptsPerMinute(): Promise<number> {
		return this.attempts;
	}

	async keepsLoginLedger(): Promise<boolean> {
		return this.keepsLedger;
	}
}

/** A workspace that answers what the test tells it to, and remembers what it was asked. */
export class FakeWorkspace implements WorkspaceSessions {
	readonly calls: ClientCall[] = [];

	/** What device management lists; undefined plays a workspace without a license for it. */
	list: SessionList | undefined;

	listCalls = 0;

	constructor(
		public answer: () => Date | null,
		public version: ServerVersion | undefined = { major: 8, minor: 0 },
	) {}

	async logoutOtherClients(call: ClientCall): Promise<Date | null> {
		this.calls.push(call);
		return this.answer();
	}

	async sessions(): Promise<SessionList | undefined> {
		this.listCalls++;
		return this.list;
	}

	async serverVersion(): Promise<ServerVersion | undefined> {
		return this.version;
	}
}
