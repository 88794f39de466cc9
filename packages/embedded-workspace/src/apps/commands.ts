import { ForbiddenError, WorkspaceError } from '../http/errors';
import type { Fields } from '../http/requests';
import type { ApiRoutes, OpenCall } from '../http/routes';
import { loggedIn } from '../http/routes';
import { canAccess } from '../rooms/rooms';
import type { Stores } from '../stores';
import { isBefore } from '../version';
import type { AppsHost, CommandCall } from './AppsHost';
import type { RegisteredCommand } from './bridges/registrations';

/** Before this version the web client ran commands over DDP, which this route stands for, and without this limit. */
const webClientUsesRestSince = '8.6';

/** Slash commands; all there are belong to apps. */
export function commandRoutes(stores: Stores, appsHost: Promise<AppsHost>, version: string): ApiRoutes {
	const isOverDdp = ({ body }: OpenCall): boolean =>
		isBefore(version, webClientUsesRestSince) && body.triggerId !== undefined;
	return {
		'commands.list': {
			GET: loggedIn(async () => {
				const commands = (await appsHost).commands();
				return { commands, offset: 0, count: commands.length, total: commands.length };
			}),
		},
		'commands.run': {
			POST: loggedIn(async ({ caller, body }) => {
				const call = { ...commandCall(body), userId: caller.user._id };
				const host = await appsHost;
				if (!host.commands().some(({ command }) => command === call.command)) {
					throw new WorkspaceError('The command provided does not exist (or is disabled).');
				}
				const room = stores.rooms.get(call.roomId);
				if (!room || !canAccess(room, caller.user)) {
					throw new ForbiddenError();
				}
				if (call.threadId !== undefined && stores.messages.get(call.threadId)?.rid !== call.roomId) {
					throw new WorkspaceError('Invalid thread.');
				}
				await host.runCommand(call);
				return {};
			}, isOverDdp),
		},
	};
}

/** Returns the body of `commands.run`, checked with the sentences of Rocket.Chat. */
function commandCall(body: Fields): Omit<CommandCall, 'userId'> {
	return {
		command: textOr(body.command, 'You must provide a command to run.').toLowerCase(),
		params: textOr(body.params ?? '', 'The parameters for the command must be a single string.'),
		roomId: textOr(body.roomId, "The room's id where to execute this command must be provided and be a string."),
		...(body.tmid !== undefined && {
			threadId: textOr(body.tmid, 'The tmid parameter when provided must be a string.'),
		}),
		...(body.triggerId !== undefined && {
			triggerId: textOr(body.triggerId, 'The triggerId parameter when provided must be a string.'),
		}),
	};
}

function textOr(value: unknown, refusal: string): string {
	if (typeof value !== 'string') {
		throw new WorkspaceError(refusal);
	}
	return value;
}

/** A slash command as `commands.list` shows it; texts are keys into the app's languages. */
export interface CommandInfo {
	command: string;
	appId: string;
	params: string;
	description: string;
}

/** Returns a command as clients see it. */
export function commandInfo({ command, appId }: RegisteredCommand): CommandInfo {
	return {
		command: command.command,
		appId,
		params: languageKey(appId, command.i18nParamsExample),
		description: languageKey(appId, command.i18nDescription),
	};
}

/** How Rocket.Chat's clients find the text of an app. */
function languageKey(appId: string, key: string | undefined): string {
	return key ? `app-${appId}.${key}` : '';
}

/** A quoted part, the space between words, or any other character. */
const tokens = /(["'])((?:\\.|[^\\])*?)\1|[ \n\r\t]+|[^]/gs;

/**
 * Splits what stands behind a command into words, as Rocket.Chat does before it calls an app.
 *
 * Space around words does not count. Quotes, double or single, keep the space between them and are dropped; `\"` between
 * quotes stands for a quote. A quote without its partner is an ordinary character.
 */
export function commandWords(params: string): string[] {
	if (params.trim() === '') {
		return [];
	}
	const words: string[] = [];
	let word: string | undefined;
	let afterQuote = false;
	const endWord = (): void => {
		if (word !== undefined) {
			words.push(word);
		}
		word = undefined;
	};
	for (const [text, quote, quoted = ''] of params.matchAll(tokens)) {
		const isQuoted = quote !== undefined;
		const isSpace = !isQuoted && text.trim() === '' && ' \n\r\t'.includes(text.charAt(0));
		// Two quoted parts side by side are two words.
		if (isSpace || (isQuoted && afterQuote)) {
			endWord();
		}
		if (!isSpace) {
			word = (word ?? '') + (isQuoted ? quoted.replace(/\\"/g, '"') : text);
		}
		afterQuote = isQuoted;
	}
	endWord();
	return words;
}
