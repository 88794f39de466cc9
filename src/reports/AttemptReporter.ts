import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { AppUser } from '../messages/AppUser';
import { RoomMessages } from '../messages/RoomMessages';
import type { Accessors } from '../services';
import type { AttemptReport, Reporter } from '../sessions/ports';
import { auditText, noticeText } from '../views/attemptTexts';
import { readerOfUser, readerOfWorkspace } from '../views/reader';
import { isSettledWithin } from './isSettledWithin';
import type { RecentRefusals } from './RecentRefusals';
import { trailLine } from './trailLine';

/** As long as this an answer waits for messages: they take some milliseconds, unless the workspace is in trouble. */
const longestWaitMs = 1000;

interface Addressee {
	owner: IUser;
	/** Undefined before the first notice. */
	room: IRoom | undefined;
}

/**
 * Tells of attempts: a line in the app log; a direct message to the owner of the account (it is there at the next login
 * of whoever was logged out) and a line in the room for administrators.
 */
export class AttemptReporter implements Reporter {
	private addressee: Promise<Addressee | undefined> | undefined;

	constructor(
		private readonly accessors: Accessors,
		private readonly appUser: AppUser,
		private readonly recentRefusals: RecentRefusals,
	) {}

	readAhead(userId: string): void {
		this.addressee = this.findAddressee(userId);
		// Whoever needs it meets the error then.
		this.addressee.catch(() => undefined);
	}

	async report(report: AttemptReport): Promise<void> {
		const { log } = this.accessors;
		if (report.result === 'done') {
			log.info(trailLine(report));
		} else {
			log.warn(trailLine(report));
		}
		// Awaited, but not for long: the engine drops what is logged once the call has been answered, failures too.
		const messages = Promise.all([
			this.attempt('security notice', () => this.notify(report)),
			this.attempt('line for administrators', () => this.audit(report)),
		]);
		if (!(await isSettledWithin(longestWaitMs, messages))) {
			log.warn('security notice and line for administrators take long: it is not known whether they were sent');
		}
	}

	private async notify(report: AttemptReport): Promise<void> {
		if (report.result !== 'done') {
			return;
		}
		const { owner, room } = (await (this.addressee ?? this.findAddressee(report.userId))) ?? {};
		if (owner) {
			const reader = readerOfUser(owner, await this.accessors.rules.workspaceLanguage());
			await this.messages.toUser(owner, room, noticeText(report, reader));
		}
	}

	/** Who gets the security notice, and where; undefined where nobody does. */
	private async findAddressee(userId: string): Promise<Addressee | undefined> {
		const { rules, users } = this.accessors;
		const owner = (await rules.sendsSecurityNotice()) ? await users.find(userId) : undefined;
		return owner && { owner, room: await this.messages.directRoom(owner) };
	}

	private async audit(report: AttemptReport): Promise<void> {
		if (report.result !== 'done' && this.recentRefusals.isRepeated(report)) {
			return;
		}
		const { rules, users } = this.accessors;
		const room = await rules.auditRoom();
		if (room) {
			const user = await users.find(report.userId);
			const reader = readerOfWorkspace(await rules.workspaceLanguage());
			await this.messages.toRoomNamed(room, auditText(report, user?.username ?? report.userId, reader));
		}
	}

	private async attempt(what: string, send: () => Promise<void>): Promise<void> {
		try {
			await send();
		} catch (error) {
			this.accessors.log.error(`${what} not sent: ${error instanceof Error ? error.message : 'unknown error'}`);
		}
	}

	private get messages(): RoomMessages {
		return new RoomMessages(this.accessors.read, this.accessors.modify, this.appUser);
	}
}
