import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Ticket } from '../tickets/Ticket';
import { chooseLanguage, type Language, type Texts, textsIn } from './texts';

/** Who reads a text: in which language, and how many hours ahead of UTC. */
export interface Reader {
	language: Language;
	utcOffset: number;
	texts: Texts;
}

/** The user's own language, else the workspace's, else English. Preferences and offset may be missing. */
export function readerOfUser(user: IUser, workspaceLanguage: unknown): Reader {
	return readerOf(chooseLanguage(user.settings?.preferences?.language, workspaceLanguage), user.utcOffset);
}

/** Everybody in a room: the workspace's language, and UTC. */
export function readerOfWorkspace(workspaceLanguage: unknown): Reader {
	return readerOf(chooseLanguage(workspaceLanguage), 0);
}

/** A ticket remembers its reader; without one there is nobody known to speak to. */
export function readerOfTicket(ticket: Ticket | undefined): Reader {
	return readerOf(chooseLanguage(ticket?.language), ticket?.utcOffset);
}

function readerOf(language: Language, utcOffset: unknown): Reader {
	const isOffset = typeof utcOffset === 'number' && Math.abs(utcOffset) <= 14;
	return { language, utcOffset: isOffset ? utcOffset : 0, texts: textsIn(language) };
}
