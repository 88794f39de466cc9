import { UIKitSurfaceType } from '@rocket.chat/apps-engine/definition/uikit/IUIKitSurface';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Call } from '../Call';
import type { Ticket } from '../handshake/Ticket';
import type { Place } from '../notices/EphemeralMessages';
import { loginExpirationDays } from '../sessions/loginExpiration';
import type { Target } from '../sessions/ports';
import { settlesWithin } from '../sessions/settlesWithin';
import type { Locale } from '../views/locale';
import { questionModal } from '../views/modals';
import { pluralize } from '../views/texts';

/** A window appears within 0.4 s on a quiet server. The client drops it after 5 s. */
const waitsMs = [1000, 2000, 2000];

/**
 * Opens the modal that asks: at once, because a trigger lives five seconds. If its picture is not asked for, no window has
 * appeared (on 6.5 one page in ten never shows one), or it is a phone that shows no pictures: then a message says what to do.
 */
export async function askQuestion(
	place: Place,
	{ user, triggerId, target }: { user: IUser; triggerId: string; target?: Target },
	locale: Locale,
	call: Call,
): Promise<void> {
	const { language, utcOffset, t } = locale;
	const { ticket, ticketText } = await call.handshake.ask({ ...place, target, language, utcOffset });
	const pictureUrl = (await call.addresses()).picture('ticket', ticketText);
	const rawLoginExpiration = await call.settings.server('Accounts_LoginExpiration');
	const days = pluralize(language, 'days', loginExpirationDays(rawLoginExpiration));
	const view = questionModal({ ticketText, appId: call.appId, t, target }, pictureUrl, days);
	const picture = call.shownQuestions.expect(ticket.id);
	try {
		const surface = { ...view, type: UIKitSurfaceType.MODAL };
		await call.modify.getUiController().openSurfaceView(surface, { triggerId }, user);
		if (!(await isShown(ticket, picture.shown, call))) {
			await offerHelp(ticket, locale, call);
		}
	} finally {
		picture.stop();
	}
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

async function offerHelp(ticket: Ticket, { t }: Locale, call: Call): Promise<void> {
	const confirmationText = await call.handshake.offerFile(ticket);
	const file = confirmationText === undefined ? undefined : (await call.addresses()).file(confirmationText);
	await call.messages.send(ticket, { text: t(file ? 'question_no_window_file' : 'question_no_window'), file });
}
