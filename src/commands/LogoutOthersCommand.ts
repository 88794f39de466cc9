import type { IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';
import type { ISlashCommand, SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';

import { EphemeralMessages } from '../messages/EphemeralMessages';
import { redactRequestLog } from '../security/redactRequestLog';
import { type Accessors, accessorsOf, type Services } from '../services';
import { Addresses } from '../settings/addresses';
import { type Reader, readerOfUser } from '../views/reader';
import { statusText } from '../views/statusText';
import { openQuestion } from './openQuestion';
import { readStatus } from './readStatus';

/** What one run of the command has to work with. */
interface Run {
	context: SlashCommandContext;
	accessors: Accessors;
	reader: Reader;
	/** The first word behind the command, lower case; empty where there is none. */
	argument: string;
	isLogRedacted: boolean;
}

/** `/logout-others`: asks the question; what follows the yes is with the interactions and the endpoint. */
export class LogoutOthersCommand implements ISlashCommand {
	public readonly command = 'logout-others';

	public readonly i18nDescription = 'command_description';

	public readonly i18nParamsExample = 'command_params';

	public readonly providesPreview = false;

	constructor(
		private readonly app: IApp,
		private readonly services: Services,
	) {}

	public async executor(
		context: SlashCommandContext,
		read: IRead,
		modify: IModify,
		http: IHttp,
		persistence: IPersistence,
	): Promise<void> {
		const log = this.app.getLogger();
		// The engine logs what was typed behind the command; people paste all sorts of things.
		const isLogRedacted = redactRequestLog(log);
		const accessors = accessorsOf({ read, modify, http, persistence, log }, context.getSender());
		const reader = readerOfUser(context.getSender(), await accessors.rules.workspaceLanguage());
		const [argument = ''] = context.getArguments();
		const run = { context, accessors, reader, argument: argument.toLowerCase(), isLogRedacted };
		try {
			await say(await this.answer(run), run);
		} catch (error) {
			log.error(`/logout-others failed: ${error instanceof Error ? error.message : 'unknown error'}`);
			await say(reader.texts(run.argument === 'status' ? 'status_failed' : 'failed_refused'), run);
		}
	}

	/** Opens the modal, or gives the text to answer with. */
	private async answer(run: Run): Promise<string | undefined> {
		const { context, accessors, reader, argument, isLogRedacted } = run;
		if (argument === 'status') {
			const known = { isLogRedacted, appVersion: this.app.getVersion() };
			return statusText(await readStatus(context.getSender(), known, this.services, accessors), reader);
		}
		const appId = this.app.getID();
		const addresses = new Addresses(await accessors.rules.siteUrl(), appId);
		const triggerId = context.getTriggerId();
		if (argument !== '') {
			const key = argument === 'help' ? 'help' : 'unknown_argument';
			return reader.texts(key, { url: addresses.logoutOtherClients() });
		}
		if (!triggerId) {
			return reader.texts('for_scripts', { url: addresses.logoutOtherClients() });
		}
		await openQuestion({ context, triggerId, appId, reader, addresses }, this.services, accessors);
		return undefined;
	}
}

async function say(text: string | undefined, { context, accessors: { read, modify } }: Run): Promise<void> {
	if (text !== undefined) {
		const to = { user: context.getSender(), room: context.getRoom(), threadId: context.getThreadId() };
		await new EphemeralMessages(read, modify).send(to, { text });
	}
}
