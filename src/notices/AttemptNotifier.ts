import type { ILogger, IModify } from '@rocket.chat/apps-engine/definition/accessors';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { People } from '../host/People';
import type { OncePerMinute } from '../host/Remembered';
import { orLog } from '../sessions/orLog';
import type { Attempt, Notifier } from '../sessions/ports';
import { settlesWithin } from '../sessions/settlesWithin';
import type { Settings } from '../settings/Settings';
import { localeOf, localeOfUser } from '../views/locale';
import { attemptLogLine, auditText, noticeText, targetNoticeText } from '../views/noticeTexts';

/** Messages take some milliseconds unless the workspace is in trouble; the answer waits no longer than this. */
const maxWaitMs = 1000;

interface AttemptNotifierParts {
	people: People;
	settings: Settings;
	modify: IModify;
	log: ILogger;
	once: OncePerMinute;
}

/** Who gets the security notice; the room is missing before the first one. */
type Addressee = { owner: IUser; room?: IRoom } | undefined;

/**
 * Tells people of attempts: a line in the app log, a direct message to the owner of the account (who finds it at the
 * next login) and a line in each room for administrators.
 */
export class AttemptNotifier implements Notifier {
	private addressee: Promise<Addressee> | undefined;

	constructor(private readonly parts: AttemptNotifierParts) {}

	prefetch(userId: string): void {
		this.addressee = this.findAddressee(userId);
		// `notifyOwner` meets the error and logs it.
		this.addressee.catch(() => undefined);
	}

	async notify(attempt: Attempt): Promise<void> {
		const { log } = this.parts;
		log[attempt.outcome === 'done' ? 'info' : 'warn'](attemptLogLine(attempt));
		// Waited for, but not for long: the engine drops what is logged after the answer, failures too.
		const messages = Promise.all([
			orLog(log, 'security notice not sent', this.notifyOwner(attempt)),
			orLog(log, 'line for administrators not sent', this.notifyAdministrators(attempt)),
		]);
		if (!(await settlesWithin(maxWaitMs, messages))) {
			log.warn('security notice and lines for administrators take long; they may not have been sent');
		}
	}

	private async notifyOwner(attempt: Attempt): Promise<void> {
		const { people, settings } = this.parts;
		const { userId, target, shouldNotify } = attempt;
		const found = shouldNotify && (await (this.addressee ?? this.findAddressee(target?.userId ?? userId)));
		if (found) {
			const locale = localeOfUser(found.owner, await settings.server('Language'));
			const text = target
				? targetNoticeText(attempt, (await people.user(userId))?.username ?? userId, locale)
				: noticeText(attempt, locale);
			await this.send(found.room ?? (await people.startDirectRoom(found.owner)), text);
		}
	}

	private async findAddressee(userId: string): Promise<Addressee> {
		const { settings, people } = this.parts;
		const owner = (await settings.sendsSecurityNotice()) ? await people.user(userId) : undefined;
		return owner && { owner, room: await people.directRoom(owner) };
	}

	private async notifyAdministrators(attempt: Attempt): Promise<void> {
		const { settings, people, once, log } = this.parts;
		const { userId, result, shouldNotify } = attempt;
		const roomIds = await settings.administratorRooms();
		// A flood of refusals must not become a flood of lines. The app log has them all.
		if (roomIds.length === 0 || !(shouldNotify || once.isFirst(`line ${userId} ${result}`))) {
			return;
		}
		const [user, language] = await Promise.all([people.user(userId), settings.server('Language')]);
		const text = auditText(attempt, user?.username ?? userId, localeOf({ language }));
		const sendings = roomIds.map((id) => orLog(log, `line not sent to room ${id}`, this.sendToRoom(id, text)));
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
