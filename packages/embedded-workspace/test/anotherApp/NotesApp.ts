import type {
	IConfigurationExtend,
	IHttp,
	IModify,
	IPersistence,
	IRead,
} from '@rocket.chat/apps-engine/definition/accessors';
import { App } from '@rocket.chat/apps-engine/definition/App';
import { RocketChatAssociationModel, RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata';
import type { IJobContext } from '@rocket.chat/apps-engine/definition/scheduler';
import { SettingType } from '@rocket.chat/apps-engine/definition/settings';
import type { SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';
import type { IUIKitResponse, UIKitViewSubmitInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';
import { UIKitSurfaceType } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

/** An app as many people write one: `/note` asks for a note in a modal, `/note list` and `/note remind` show them later. */
export class NotesApp extends App {
	protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
		await configuration.slashCommands.provideSlashCommand({
			command: 'note',
			i18nParamsExample: 'note_params',
			i18nDescription: 'note_description',
			providesPreview: false,
			executor: (context, read, modify) => this.run(context, read, modify),
		});
		await configuration.settings.provideSetting({
			id: 'title',
			type: SettingType.STRING,
			packageValue: 'Your notes',
			required: true,
			public: false,
			i18nLabel: 'title',
		});
		await configuration.scheduler.registerProcessors([
			{
				id: 'remind',
				processor: async (context, read, modify) => this.remind(context, read, modify),
			},
		]);
	}

	async executeViewSubmitHandler(
		context: UIKitViewSubmitInteractionContext,
		_read: IRead,
		_http: IHttp,
		persistence: IPersistence,
	): Promise<IUIKitResponse> {
		const { user, view } = context.getInteractionData();
		const { note = '' } = (view.state as { note?: { note?: string } } | undefined)?.note ?? {};
		if (note.trim() === '') {
			return context.getInteractionResponder().viewErrorResponse({ viewId: view.id, errors: { note: 'Empty' } });
		}
		await persistence.createWithAssociation({ note }, notesOf(user));
		this.getLogger().info(`kept a note of ${user.username}`);
		return context.getInteractionResponder().successResponse();
	}

	private async run(context: SlashCommandContext, read: IRead, modify: IModify): Promise<void> {
		const [what] = context.getArguments();
		const triggerId = context.getTriggerId();
		if (what === 'list') {
			const text = await this.listOf(context.getSender(), read);
			const message = modify.getCreator().startMessage().setRoom(context.getRoom()).setText(text);
			await modify.getNotifier().notifyUser(context.getSender(), message.getMessage());
		} else if (what === 'remind') {
			const data = { userId: context.getSender().id, roomId: context.getRoom().id };
			await modify.getScheduler().scheduleOnce({ id: 'remind', when: new Date(), data });
		} else if (triggerId !== undefined) {
			await modify.getUiController().openSurfaceView(this.question(), { triggerId }, context.getSender());
		}
	}

	private async remind({ userId, roomId }: IJobContext, read: IRead, modify: IModify): Promise<void> {
		const user = await read.getUserReader().getById(String(userId));
		const room = await read.getRoomReader().getById(String(roomId));
		if (room) {
			const message = modify
				.getCreator()
				.startMessage()
				.setRoom(room)
				.setText(await this.listOf(user, read));
			await modify.getCreator().finish(message);
		}
	}

	private async listOf(user: IUser, read: IRead): Promise<string> {
		const title = await read.getEnvironmentReader().getSettings().getValueById('title');
		const notes = await read.getPersistenceReader().readByAssociation(notesOf(user));
		return `${title}: ${notes.map((each) => (each as { note: string }).note).join(', ')}`;
	}

	private question() {
		const appId = this.getID();
		const plain = (text: string) => ({ type: 'plain_text' as const, text });
		return {
			id: 'note',
			type: UIKitSurfaceType.MODAL as UIKitSurfaceType.MODAL,
			title: plain('A note'),
			submit: { type: 'button' as const, appId, blockId: 'keep', actionId: 'keep', text: plain('Keep') },
			blocks: [
				{
					type: 'input' as const,
					appId,
					blockId: 'note',
					label: plain('Note'),
					element: { type: 'plain_text_input' as const, appId, blockId: 'note', actionId: 'note' },
				},
			],
		};
	}
}

function notesOf(user: IUser): RocketChatAssociationRecord {
	return new RocketChatAssociationRecord(RocketChatAssociationModel.USER, user.id);
}
