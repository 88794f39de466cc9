import type { AppsHost, CommandCall } from '../../engine/AppsHost';
import { ForbiddenError, WorkspaceError } from '../../errors';
import { canAccess } from '../../rooms/accessibleRoom';
import type { Stores } from '../../store/stores';
import { isBefore } from '../../version';
import type { ApiRoutes, OpenCall } from '../ApiRoute';
import { loggedIn } from '../ApiRoute';
import type { Fields } from '../fields';

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
				if (!room || !canAccess(room, caller.user)) throw new ForbiddenError();
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
	if (typeof value !== 'string') throw new WorkspaceError(refusal);
	return value;
}
