import type { LayoutBlock } from '@rocket.chat/ui-kit';

/** The user of a login, as `login` and `me` show them. */
export interface Me {
	username: string;
	settings: { preferences: { language?: string } };
}

/** A room of the user; `name` is missing in direct messages. */
export interface Room {
	_id: string;
	t: 'c' | 'p' | 'd';
	name?: string;
	usernames: string[];
}

/** A message, stored or ephemeral (`private`). */
export interface Message {
	_id: string;
	rid: string;
	/** ISO 8601. */
	ts: string;
	u: { _id: string; username: string; name: string };
	msg: string;
	/** The message whose thread this one is in. */
	tmid?: string;
	attachments?: Attachment[];
	blocks?: (LayoutBlock & { appId?: string })[];
	private?: true;
}

/** An attached file. */
export interface Attachment {
	title?: string;
	title_link?: string;
	title_link_download?: boolean;
}

/** A slash command; `params` and `description` are keys into the texts of its app. */
export interface Command {
	command: string;
	appId: string;
	params: string;
	description: string;
}
