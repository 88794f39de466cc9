import type { ILogger, IModify } from '@rocket.chat/apps-engine/definition/accessors';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { People } from '../host/People';
import { logFailure, messageOf } from '../lib/log';
import type { OncePerMinute } from '../lib/Remembered';
import { settlesWithin } from '../lib/time';
import { resultOf } from '../sessions/endings';
import type { Attempt, Notifier } from '../sessions/ports';
import type { Settings } from '../settings/Settings';
import { localeOf, localeOfUser } from '../views/locale';
import { attemptLogLine, auditText, noticeText, targetNoticeText } from '../views/noticeTexts';

/** Messages take some milliseconds unless the workspace is in trouble. The answer waits no longer than this for each of the two. */
const maxWaitMs = 1000;

interface AttemptNotifierParts {
	people: People;
	settings: Settings;
	modify: IModify;
	log: ILogger;
	once: OncePerMinute;
}

/**
 * Tells people of attempts: a line in the app log, a direct message to the owner of the account (who finds it at the
 * next login) and a line in each room for administrators.
 */
export class AttemptNotifier implements Notifier {
	constructor(private readonly parts: AttemptNotifierParts) {}

	prepare(ownerId: string): void {
		// `People` remembers what is found. `tellOwner` meets the error again and logs it.
		this.findRoomOf(ownerId).catch(() => undefined);
	}

	async tellOwner(attempt: Attempt): Promise<boolean | undefined> {
		const sending = this.sendNotice(attempt).catch((error: unknown) => {
			this.parts.log.error(`security notice not sent: ${messageOf(error)}`);
			return false;
		});
		return this.inTime('security notice', sending);
	}

	async report(attempt: Attempt, isOwnerTold?: boolean): Promise<void> {
		const { log } = this.parts;
		log[attempt.ending.outcome === 'done' ? 'info' : 'warn'](attemptLogLine(attempt));
		const sending = this.tellAdministrators(attempt, isOwnerTold);
		await this.inTime('lines for administrators', logFailure(log, 'line for administrators not sent', sending));
	}

	/** Waits briefly: the engine drops anything logged after the answer. Returns undefined if it takes longer. */
	private async inTime<T>(what: string, sending: Promise<T>): Promise<T | undefined> {
		if (await settlesWithin(maxWaitMs, sending)) {
			return sending;
		}
		this.parts.log.warn(`${what}: sending takes long, and may have failed`);
		return undefined;
	}

	/** Returns undefined if nobody is to be told. */
	private async sendNotice(attempt: Attempt): Promise<true | undefined> {
		const { people, settings } = this.parts;
		const { userId, target } = attempt;
		const found = await this.findRoomOf(target?.userId ?? userId);
		if (!found) {
			return undefined;
		}
		const locale = localeOfUser(found.owner, await settings.server('Language'));
		const text =
			target && target.userId !== userId
				? targetNoticeText(attempt, (await people.user(userId))?.username ?? userId, locale)
				: noticeText(attempt, locale);
		await this.send(found.room ?? (await people.startDirectRoom(found.owner)), text);
		return true;
	}

	/** Returns who gets the security notice, and where; undefined if nobody does. The room is missing before the first one. */
	private async findRoomOf(ownerId: string): Promise<{ owner: IUser; room?: IRoom } | undefined> {
		const { settings, people } = this.parts;
		const owner = (await settings.sendsSecurityNotice()) ? await people.user(ownerId) : undefined;
		return owner && { owner, room: await people.directRoom(owner) };
	}

	private async tellAdministrators(attempt: Attempt, isOwnerTold: boolean | undefined): Promise<void> {
		const { settings, people, once, log } = this.parts;
		const { userId, ending } = attempt;
		const roomIds = await settings.administratorRooms();
		// A flood of refusals must not become a flood of lines. The app log has them all.
		if (roomIds.length === 0 || !(isOwnerTold || once.isFirst(`line ${userId} ${resultOf(ending)}`))) {
			return;
		}
		const [user, language] = await Promise.all([people.user(userId), settings.server('Language')]);
		const text = auditText(attempt, user?.username ?? userId, localeOf({ language }), isOwnerTold);
		const sendings = roomIds.map((id) => logFailure(log, `line not sent to room ${id}`, this.sendToRoom(id, text)));
		await Promise.all(sendings);
	}

	private async sendToRoom(id: string, text: string): Promise<void> {
		const room = await this.parts.people.room(id);
		if (!room) {
			throw new Error("there is no such room; pick another one in this app's settings");
		}
		await this.send(room, text);
	}

	private async send(room: IRoom, text: string): Promise<void> {
		const creator = this.parts.modify.getCreator();
		const sender = await this.parts.people.appUser();
		await creator.finish(creator.startMessage().setRoom(room).setSender(sender).setText(text));
	}
}
