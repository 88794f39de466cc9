import type { SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';
import { UIKitSurfaceType } from '@rocket.chat/apps-engine/definition/uikit/IUIKitSurface';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Call } from '../Call';
import type { Ticket } from '../handshake/tickets';
import { settlesWithin } from '../lib/time';
import { loginExpirationDays } from '../sessions/loginExpiration';
import type { Target } from '../sessions/ports';
import { questionModal } from '../views/modals';
import { pluralize } from '../views/texts';
import { asCode } from '../views/untrustedText';

/** A window appears within 0.4 s on a quiet server. The client drops it after 5 s. */
const waitsMs = [1000, 2000, 2000];

/**
 * Opens the modal at once, because a trigger lives five seconds. If no client asks for its picture, no window has appeared (on
 * 6.5 one page in ten never shows one), or a phone shows no pictures. Then a message says what to do.
 * Returns false if no client waits for a modal, so a script runs the command.
 * @param found the user to log out everywhere, if not the other clients of the user who asks
 */
export async function askQuestion(
	context: SlashCommandContext,
	found: IUser | undefined,
	call: Call,
): Promise<boolean> {
	const triggerId = context.getTriggerId();
	if (!triggerId) {
		return false;
	}
	const user = context.getSender();
	const { language, utcOffset, t } = await call.locale();
	const place = { userId: user.id, roomId: context.getRoom().id, threadId: context.getThreadId() };
	const { ticket, ticketText } = await call.handshake.ask({ ...place, targetId: found?.id, language, utcOffset });
	const pictureUrl = (await call.addresses()).picture('ticket', ticketText);
	const rawLoginExpiration = await call.settings.server('Accounts_LoginExpiration');
	const days = pluralize(language, 'days', loginExpirationDays(rawLoginExpiration));
	const target = found && { userId: found.id, username: found.username };
	const question = { target, isSelf: found?.id === user.id, canReturn: found?.isEnabled !== false, days };
	const view = questionModal({ ticketText, appId: call.appId, t }, question, pictureUrl);
	const picture = call.shownQuestions.expect(ticket.id);
	try {
		const surface = { ...view, type: UIKitSurfaceType.MODAL };
		await call.modify.getUiController().openSurfaceView(surface, { triggerId }, user);
		if (!(await isShown(ticket, picture.shown, call))) {
			await offerHelp(ticket, target, call);
		}
	} finally {
		picture.stop();
	}
	return true;
}

/** Another instance may have served the picture, so the records are asked now and then. */
async function isShown(ticket: Ticket, shown: Promise<void>, call: Call): Promise<boolean> {
	for (const ms of waitsMs) {
		if ((await settlesWithin(ms, shown)) || (await call.handshake.isShown(ticket))) {
			return true;
		}
	}
	return false;
}

async function offerHelp(ticket: Ticket, target: Target | undefined, call: Call): Promise<void> {
	const [{ t }, addresses] = await Promise.all([call.locale(), call.addresses()]);
	const fileText = await call.handshake.offerFile(ticket);
	const file = fileText === undefined ? undefined : addresses.file(fileText);
	const withFile = target
		? t('question_no_window_file_user', { user: asCode(`@${target.username}`) })
		: t('question_no_window_file');
	await call.messages.send(ticket, { text: file ? withFile : t('question_no_window'), file });
}
