import type { IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';
import type { ISlashCommand, SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';

import { Call, type ProcessMemory } from '../Call';
import { keepRequestOutOfLog } from '../host/requestLog';
import { messageOf } from '../sessions/orLog';
import { localeOfUser } from '../views/locale';
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
		// The engine logs what was typed behind the command, and people paste all sorts of things.
		const isLogGuarded = keepRequestOutOfLog(log);
		const user = context.getSender();
		const call = new Call(this.app.getID(), this.memory, { read, modify, http, persistence, log, caller: user });
		const locale = localeOfUser(user, await call.settings.server('Language'));
		const [argument = ''] = context.getArguments().filter((word) => word !== '');
		const triggerId = context.getTriggerId();
		const place = { userId: user.id, roomId: context.getRoom().id, threadId: context.getThreadId() };
		const say = (text: string): Promise<void> => call.messages.send(place, { text });
		try {
			if (argument === '' && triggerId) {
				await askQuestion(place, { user, triggerId }, locale, call);
			} else if (argument.toLowerCase() === 'status') {
				await say(await statusText(user, { isLogGuarded, appVersion: this.app.getVersion() }, locale, call));
			} else {
				const key =
					argument === '' ? 'help_scripts' : argument.toLowerCase() === 'help' ? 'help' : 'help_unknown_argument';
				await say(locale.t(key, { url: (await call.addresses()).logoutOtherClients() }));
			}
		} catch (error) {
			log.error(`/logout-others failed: ${messageOf(error)}`);
			await say(locale.t('failed_command'));
		}
	}
}
