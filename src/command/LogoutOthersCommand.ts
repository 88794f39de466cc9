import type { IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';
import type { ISlashCommand, SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { Call, type ProcessMemory } from '../Call';
import { keepRequestOutOfLog } from '../host/requestLog';
import { messageOf } from '../sessions/orLog';
import type { Target } from '../sessions/ports';
import { asCode } from '../views/foreignText';
import { type Locale, localeOfUser } from '../views/locale';
import { askQuestion } from './askQuestion';
import { statusText } from './statusText';

/** `/logout-others`: asks the question, or answers with a text. */
export class LogoutOthersCommand implements ISlashCommand {
	public readonly command = 'logout-others';
	public readonly i18nDescription = 'command_description';
	public readonly i18nParamsExample = 'command_params';
	public readonly providesPreview = false;

	constructor(
		private readonly app: IApp,
		private readonly memory: ProcessMemory,
	) {}

	public async executor(
		context: SlashCommandContext,
		read: IRead,
		modify: IModify,
		http: IHttp,
		persistence: IPersistence,
	): Promise<void> {
		const log = this.app.getLogger();
		// The engine logs what was typed after the command, and people paste all sorts of things.
		const isLogGuarded = keepRequestOutOfLog(log);
		const user = context.getSender();
		const call = new Call(this.app.getID(), this.memory, { read, modify, http, persistence, log, caller: user });
		const locale = localeOfUser(user, await call.settings.server('Language'));
		const place = { userId: user.id, roomId: context.getRoom().id, threadId: context.getThreadId() };
		const say = (text: string): Promise<void> => call.messages.send(place, { text });
		try {
			const [argument = ''] = context.getArguments().filter((word) => word !== '');
			const target = argument.startsWith('@') ? await findTarget(argument, user, locale, call) : undefined;
			const triggerId = context.getTriggerId();
			if (typeof target === 'string') {
				await say(target);
			} else if (triggerId && (argument === '' || target)) {
				await askQuestion(place, { user, triggerId, target }, locale, call);
			} else if (argument.toLowerCase() === 'status') {
				await say(await statusText(user, { isLogGuarded, appVersion: this.app.getVersion() }, locale, call));
			} else {
				await say(await helpText(argument, user, locale, call));
			}
		} catch (error) {
			log.error(`/logout-others failed: ${messageOf(error)}`);
			await say(locale.t('failed_command'));
		}
	}
}

/** Returns the other user that `@name` means, or a text that says why there is none. */
async function findTarget(argument: string, user: IUser, { t }: Locale, call: Call): Promise<Target | string> {
	const found = await call.people.userNamed(argument.slice(1));
	if (!found) {
		return t('failed_no_user', { user: asCode(argument) });
	}
	return found.id === user.id ? t('help_yourself') : { userId: found.id, username: found.username };
}

async function helpText(argument: string, { roles }: IUser, { t }: Locale, call: Call): Promise<string> {
	const url = (await call.addresses()).logoutOtherClients();
	if (argument.toLowerCase() !== 'help') {
		return t(argument === '' || argument.startsWith('@') ? 'help_scripts' : 'help_unknown_argument', { url });
	}
	const forAdministrators = `\n*/logout-others @name*: ${t('question_user_text', { user: '`@name`' })}`;
	return t('help', { url }) + (roles?.includes('admin') ? forAdministrators : '');
}
