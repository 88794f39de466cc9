import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { RoomMessages } from '../messages/RoomMessages';
import type { Accessors } from '../services';
import type { AttemptReport, Reporter } from '../sessions/ports';
import { AppRules } from '../settings/AppRules';
import { auditText, noticeText } from '../views/attemptTexts';
import { readerOfUser, readerOfWorkspace } from '../views/reader';
import { isSettledWithin } from './isSettledWithin';
import type { RecentRefusals } from './RecentRefusals';
import { trailLine } from './trailLine';

/** As long as this an answer waits for messages: they take some milliseconds, unless the workspace is in trouble. */
const longestWaitMs = 1000;

/**
 * Tells of attempts: a line in the app log; a direct message to the owner of the account (it is there at the next login
 * of whoever was logged out) and a line in the administrators' room.
 */
export class AttemptReporter implements Reporter {
	constructor(
		private readonly accessors: Accessors,
		private readonly recentRefusals: RecentRefusals,
	) {}

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
			this.attempt('audit line', () => this.audit(report)),
		]);
		if (!(await isSettledWithin(longestWaitMs, messages))) {
			log.warn('security notice and audit line take long: it is not known whether they were sent');
		}
	}

	private async notify(report: AttemptReport): Promise<void> {
		if (report.result !== 'done' || !(await this.rules.sendsSecurityNotice())) {
			return;
		}
		const owner = await this.userOf(report);
		if (owner) {
			const reader = readerOfUser(owner, await this.rules.workspaceLanguage());
			await this.messages.toUser(owner, noticeText(report, reader));
		}
	}

	private async audit(report: AttemptReport): Promise<void> {
		if (report.result !== 'done' && this.recentRefusals.isRepeated(report)) {
			return;
		}
		const room = await this.rules.auditRoom();
		if (room) {
			const user = await this.userOf(report);
			const reader = readerOfWorkspace(await this.rules.workspaceLanguage());
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

	private async userOf({ userId }: AttemptReport): Promise<IUser | undefined> {
		return this.accessors.read.getUserReader().getById(userId);
	}

	private get rules(): AppRules {
		return new AppRules(this.accessors.read.getEnvironmentReader());
	}

	private get messages(): RoomMessages {
		return new RoomMessages(this.accessors.read, this.accessors.modify);
	}
}
