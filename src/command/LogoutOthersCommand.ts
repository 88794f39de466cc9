import type { IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';
import type { ISlashCommand, SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { Call, type ProcessMemory } from '../Call';
import { keepRequestOutOfLog } from '../host/requestLog';
import { messageOf } from '../lib/log';
import type { TextKey } from '../views/texts';
import { asCode } from '../views/untrustedText';
import { askQuestion } from './askQuestion';
import { statusText } from './statusText';

/** What a user wants, by the first word behind the command. */
type CommandLine =
	| { wants: 'question' | 'status' | 'help' | 'unknown' }
	/** @example `/logout-others @name` */
	| { wants: 'question-for-user'; username: string };

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
		const call = new Call(this.app.getID(), this.memory, { read, modify, http, persistence, log, user });
		const place = { userId: user.id, roomId: context.getRoom().id, threadId: context.getThreadId() };
		try {
			const text = await this.answer(context, isLogGuarded, call);
			if (text !== undefined) {
				await call.messages.send(place, { text });
			}
		} catch (error) {
			log.error(`/logout-others failed: ${messageOf(error)}`);
			await call.messages.send(place, { text: (await call.locale()).t('failed_command') });
		}
	}

	/** Returns the text to answer with; undefined if a question was asked instead. */
	private async answer(context: SlashCommandContext, isLogGuarded: boolean, call: Call): Promise<string | undefined> {
		const line = parseCommandLine(context.getArguments());
		const user = context.getSender();
		switch (line.wants) {
			case 'status':
				return statusText(user, { isLogGuarded, appVersion: this.app.getVersion() }, call);
			case 'help':
				return helpText(user, call);
			case 'unknown':
				return textWithUrl('help_unknown_argument', call);
			case 'question':
				return (await askQuestion(context, undefined, call)) ? undefined : textWithUrl('help_scripts', call);
			case 'question-for-user': {
				const { t } = await call.locale();
				const found = await findUser(line.username, call);
				if (!found) {
					return t('failed_no_user', { user: asCode(`@${line.username}`) });
				}
				return (await askQuestion(context, found, call)) ? undefined : t('help_scripts_user');
			}
		}
	}
}

/** Invisible characters, which come along when a name is pasted. In ES2017 no literal has `\p`. */
const invisible = new RegExp('[\\p{C}\\p{Z}\\p{Default_Ignorable_Code_Point}\\u2800]', 'gu');

/** What input methods for Chinese and Japanese write for `@`, too. */
const atSign = /^[@\uff20\ufe6b]/;

function parseCommandLine(words: string[]): CommandLine {
	const [word = ''] = words.filter((each) => visible(each) !== '');
	const shown = visible(word);
	if (shown === '') {
		return { wants: 'question' };
	}
	if (atSign.test(shown)) {
		return { wants: 'question-for-user', username: word.slice(word.indexOf(shown[0]) + 1) };
	}
	const option = shown.toLowerCase();
	return { wants: option === 'status' || option === 'help' ? option : 'unknown' };
}

function visible(text: string): string {
	return text.replace(invisible, '');
}

/** Looks for the name as it was typed first: somebody may really be called that, and no one else may be taken for them. */
async function findUser(username: string, { people }: Call): Promise<IUser | undefined> {
	return (await people.userNamed(username)) ?? (await people.userNamed(visible(username)));
}

async function helpText({ username, roles }: IUser, call: Call): Promise<string> {
	const { t } = await call.locale();
	const lines = [
		await textWithUrl('help', call),
		`${asCode(`/logout-others @${username}`)}: ${t('question_self_text')}`,
	];
	if (roles?.includes('admin')) {
		lines.push(`\`/logout-others @name\`: ${t('question_user_text', { user: '`@name`' })}`);
	}
	return lines.join('\n');
}

async function textWithUrl(key: TextKey, call: Call): Promise<string> {
	const [{ t }, addresses] = await Promise.all([call.locale(), call.addresses()]);
	return t(key, { url: addresses.logoutOtherClients() });
}
