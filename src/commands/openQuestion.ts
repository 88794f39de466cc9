import type { SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';
import { UIKitSurfaceType } from '@rocket.chat/apps-engine/definition/uikit';

import type { Accessors, Services } from '../services';
import { loginExpirationDays } from '../sessions/loginExpiration';
import type { LoginHistory } from '../sessions/LoginLedger';
import { loginsBefore } from '../sessions/loginsEnded';
import type { Addresses } from '../settings/addresses';
import { historyText } from '../views/historyText';
import { questionModal } from '../views/modals';
import { daysText } from '../views/moments';
import type { Reader } from '../views/reader';

export interface Question {
	context: SlashCommandContext;
	triggerId: string;
	appId: string;
	reader: Reader;
	addresses: Addresses;
}

/** Opens the modal that asks. At once: a trigger lives five seconds. */
export async function openQuestion(question: Question, services: Services, accessors: Accessors): Promise<void> {
	const { context, triggerId, appId, reader, addresses } = question;
	const { language, utcOffset, texts } = reader;
	const user = context.getSender();
	const [history, rawLoginExpiration] = await Promise.all([
		readHistory(user.id, services, accessors),
		accessors.rules.rawLoginExpiration(),
	]);
	const ticketText = await services.handshake(accessors).ask({
		userId: user.id,
		roomId: context.getRoom().id,
		threadId: context.getThreadId(),
		language,
		utcOffset,
		...(history && { logins: loginsBefore(history), lastRevokedAt: history.lastRevocation?.at ?? 0 }),
	});
	const days = loginExpirationDays(rawLoginExpiration);
	const view = questionModal({
		ticketText,
		appId,
		texts,
		pictureUrl: addresses.picture(ticketText),
		notes: [
			...(history?.known ? [historyText(history.known, days, reader)] : []),
			texts('question_notes', { days: daysText(days, reader) }),
		],
	});
	const surface = { ...view, type: UIKitSurfaceType.MODAL };
	await accessors.modify.getUiController().openSurfaceView(surface, { triggerId }, user);
}

/** Whoever wants to lock a thief out must not be kept from it by a history that cannot be read. */
async function readHistory(
	userId: string,
	services: Services,
	accessors: Accessors,
): Promise<LoginHistory | undefined> {
	try {
		return await services.loginLedger(accessors).of(userId);
	} catch (error) {
		accessors.log.error(`login history not read: ${error instanceof Error ? error.message : 'unknown error'}`);
		return undefined;
	}
}
