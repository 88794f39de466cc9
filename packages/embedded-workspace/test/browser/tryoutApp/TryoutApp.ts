import type { IConfigurationExtend, IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IApiRequest } from '@rocket.chat/apps-engine/definition/api';
import { ApiSecurity, ApiVisibility } from '@rocket.chat/apps-engine/definition/api';
import { App } from '@rocket.chat/apps-engine/definition/App';
import type { SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';
import type { IUIKitResponse, UIKitViewSubmitInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';
import { UIKitSurfaceType } from '@rocket.chat/apps-engine/definition/uikit';

/** White where the system is light, as a theme that the page chooses itself leaves it. */
const picture =
	'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">' +
	'<style>rect { fill: white } @media (prefers-color-scheme: dark) { rect { fill: black } }</style>' +
	'<rect width="8" height="8"/><circle cx="4" cy="4" r="2" fill="teal"/></svg>';

/** An app of one file with what a client has to draw: a modal with a picture and an input, a file, blocks in a message. */
export class TryoutApp extends App {
	protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
		const provide = configuration.slashCommands.provideSlashCommand.bind(configuration.slashCommands);
		await provide({
			command: 'tryout',
			i18nParamsExample: 'tryout_params',
			i18nDescription: 'tryout_description',
			providesPreview: false,
			executor: (context, read, modify) => this.run(context, read, modify),
		});
		await configuration.api.provideApi({
			visibility: ApiVisibility.PUBLIC,
			security: ApiSecurity.UNSECURE,
			endpoints: [
				{ path: 'picture', get: async () => ({ status: 200, headers: svg, content: picture }) },
				{ path: 'file', get: async ({ query }: IApiRequest) => ({ status: 200, content: JSON.stringify(query) }) },
			],
		});
	}

	async executeViewSubmitHandler(context: UIKitViewSubmitInteractionContext): Promise<IUIKitResponse> {
		const { view } = context.getInteractionData();
		const responder = context.getInteractionResponder();
		const state = view.state as { question?: { name?: string } } | undefined;
		const name = state?.question?.name ?? '';
		if (name === 'nobody') {
			return responder.viewErrorResponse({ viewId: view.id, errors: { name: 'Somebody, please' } });
		}
		if (name === 'silence') {
			return responder.successResponse();
		}
		if (name === 'trouble') {
			throw new Error('Out of order');
		}
		// What came with the view is shown: the mobile app sends less of it than the web client.
		const updated = this.view(view.id, `Hello ${name}`, `Sent: ${Object.keys(view).sort().join(' ')}`, 2);
		const { submit, ...rest } = updated;
		if (name === 'merge') {
			return responder.updateModalViewResponse({ ...rest, blocks: rest.blocks.slice(0, 1) });
		}
		// The type knows no null, but it reaches clients.
		if (name === 'remove') {
			return responder.updateModalViewResponse({ ...rest, ...JSON.parse('{"submit": null}') });
		}
		return responder.updateModalViewResponse({ ...rest, submit });
	}

	private async run(context: SlashCommandContext, read: IRead, modify: IModify): Promise<void> {
		const [what = ''] = context.getArguments();
		const message = modify.getCreator().startMessage().setRoom(context.getRoom());
		if (what === 'file') {
			message.setText('A file for you').addAttachment(await this.file(read));
		}
		if (what === 'elsewhere') {
			message.setText('A file of others').addAttachment(fileAt('https://elsewhere.example/a'));
		}
		if (what === 'blocks') {
			message.setText('Text beside blocks').setBlocks(messageBlocks(this.getID()));
		}
		if (['file', 'elsewhere', 'blocks'].includes(what)) {
			return modify.getNotifier().notifyUser(context.getSender(), message.getMessage());
		}
		const title = what === 'long' ? 'Log out all of your other clients?' : 'Tryout';
		const view = this.view(`tryout-${Date.now()}`, title, 'What is *your* name?', 1);
		await modify
			.getUiController()
			.openSurfaceView(view, { triggerId: context.getTriggerId() ?? '' }, context.getSender());
	}

	private async file(read: IRead) {
		const siteUrl = String(await read.getEnvironmentReader().getServerSettings().getValueById('Site_Url'));
		return fileAt(`${siteUrl}/api/apps/public/${this.getID()}/file?a=1&b=2`);
	}

	private view(id: string, title: string, text: string, step: number) {
		const appId = this.getID();
		// A client does not ask again for a picture it has, so each modal has its own.
		const imageUrl = `/api/apps/public/${appId}/picture?step=${step}&of=${id}`;
		const button = (label: string) => ({
			type: 'button' as const,
			appId,
			blockId: label,
			actionId: label,
			text: plain(label),
		});
		return {
			id,
			type: UIKitSurfaceType.MODAL as UIKitSurfaceType.MODAL,
			title: plain(title),
			submit: { ...button('Send'), style: 'primary' as const },
			close: button('Not now'),
			blocks: [
				{
					type: 'section' as const,
					appId,
					blockId: 'introduction',
					text: { type: 'mrkdwn' as const, text },
					accessory: { type: 'image' as const, imageUrl, altText: 'A circle' },
				},
				{
					type: 'input' as const,
					appId,
					blockId: 'question',
					label: plain('Name'),
					element: { type: 'plain_text_input' as const, appId, blockId: 'question', actionId: 'name' },
				},
			],
		};
	}
}

const svg = { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' };

function plain(text: string) {
	return { type: 'plain_text' as const, text };
}

function fileAt(link: string) {
	return { type: 'file', title: { value: 'keep.txt', link, displayDownloadLink: true } };
}

function messageBlocks(appId: string) {
	return [{ type: 'section' as const, appId, blockId: 'words', text: plain('Words in a block') }];
}
