import type { IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';
import type { ISlashCommand, SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';
import { UIKitSurfaceType } from '@rocket.chat/apps-engine/definition/uikit';

import { EphemeralMessages } from '../messages/EphemeralMessages';
import { redactRequestLog } from '../security/redactRequestLog';
import type { Accessors, Services } from '../services';
import { loginExpirationDays } from '../sessions/loginExpiration';
import { Addresses } from '../settings/addresses';
import { AppRules } from '../settings/AppRules';
import { questionModal } from '../views/modals';
import { type Reader, readerOfUser } from '../views/reader';

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
		redactRequestLog(log);
		const rules = new AppRules(read.getEnvironmentReader());
		const reader = readerOfUser(context.getSender(), await rules.workspaceLanguage());
		try {
			const addresses = new Addresses(await rules.siteUrl(), this.app.getID());
			const text = await this.answer(context, { read, modify, http, persistence, log }, rules, reader, addresses);
			await say(text, context, read, modify);
		} catch (error) {
			log.error(`/logout-others failed: ${error instanceof Error ? error.message : 'unknown error'}`);
			await say(reader.texts('failed_refused'), context, read, modify);
		}
	}

	/** Opens the modal, or gives the text to answer with. */
	private async answer(
		context: SlashCommandContext,
		accessors: Accessors,
		rules: AppRules,
		reader: Reader,
		addresses: Addresses,
	): Promise<string | undefined> {
		const [argument] = context.getArguments();
		const triggerId = context.getTriggerId();
		if (argument) {
			const key = argument.toLowerCase() === 'help' ? 'help' : 'unknown_argument';
			return reader.texts(key, { url: addresses.logoutOtherClients() });
		}
		if (!triggerId) {
			return reader.texts('for_scripts', { url: addresses.logoutOtherClients() });
		}
		await this.openQuestion(context, triggerId, accessors, rules, reader, addresses);
		return undefined;
	}

	/** At once: a trigger lives five seconds. */
	private async openQuestion(
		context: SlashCommandContext,
		triggerId: string,
		accessors: Accessors,
		rules: AppRules,
		reader: Reader,
		addresses: Addresses,
	): Promise<void> {
		const user = context.getSender();
		const { language, utcOffset, texts } = reader;
		const place = { userId: user.id, roomId: context.getRoom().id, threadId: context.getThreadId() };
		const [ticketText, rawExpiration] = await Promise.all([
			this.services.handshake(accessors).ask({ ...place, language, utcOffset }),
			rules.rawLoginExpiration(),
		]);
		const view = questionModal({
			ticketText,
			appId: this.app.getID(),
			texts,
			language,
			pictureUrl: addresses.picture(ticketText),
			days: loginExpirationDays(rawExpiration),
		});
		const surface = { ...view, type: UIKitSurfaceType.MODAL };
		await accessors.modify.getUiController().openSurfaceView(surface, { triggerId }, user);
	}
}

async function say(
	text: string | undefined,
	context: SlashCommandContext,
	read: IRead,
	modify: IModify,
): Promise<void> {
	if (text !== undefined) {
		const to = { user: context.getSender(), room: context.getRoom(), threadId: context.getThreadId() };
		await new EphemeralMessages(read, modify).send(to, { text });
	}
}
