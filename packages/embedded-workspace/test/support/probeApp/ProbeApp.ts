import type {
	IConfigurationExtend,
	IHttp,
	IModify,
	IPersistence,
	IRead,
} from '@rocket.chat/apps-engine/definition/accessors';
import { ApiSecurity, ApiVisibility } from '@rocket.chat/apps-engine/definition/api';
import type { IApiEndpoint, IApiRequest, IApiResponse } from '@rocket.chat/apps-engine/definition/api';
import { App } from '@rocket.chat/apps-engine/definition/App';
import { type ISetting, SettingType } from '@rocket.chat/apps-engine/definition/settings';
import { RocketChatAssociationModel, RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata';
import type { SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';
import { RoomType } from '@rocket.chat/apps-engine/definition/rooms';
import type { UIKitViewSubmitInteractionContext, IUIKitResponse } from '@rocket.chat/apps-engine/definition/uikit';
import { UIKitSurfaceType } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

type Handler = (
	request: IApiRequest,
	tools: { read: IRead; modify: IModify; http: IHttp; persistence: IPersistence },
) => Promise<IApiResponse>;

const ok = (content?: unknown): IApiResponse => ({ status: 200, content });
const recordOf = (name: string) => new RocketChatAssociationRecord(RocketChatAssociationModel.MISC, name);
const named = (...names: string[]) => names.map(recordOf);

/** Does whatever the tests of the apps host need an app to do. */
export class ProbeApp extends App {
	protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
		await configuration.api.provideApi({
			visibility: ApiVisibility.PUBLIC,
			security: ApiSecurity.UNSECURE,
			endpoints: [
				this.endpoint('noop', { get: async () => ok({ ok: true }) }),
				this.endpoint('echo', { get: echo, post: echo }),
				this.endpoint('members-only', { get: echo }, true),
				this.endpoint('broken', { get: async () => Promise.reject(new Error('the probe broke')) }),
				this.endpoint('file', { get: file }),
				this.endpoint('records', { post: records }),
				this.endpoint('http', { post: callHttp }),
				this.endpoint('setting', { get: readSettings }),
				this.endpoint('direct-message', { post: sendDirectMessage }),
				this.endpoint('message', { post: sendMessage }),
				this.endpoint('schedule', { post: schedule }),
			],
		});
		await configuration.slashCommands.provideSlashCommand({
			command: 'probe',
			i18nParamsExample: 'probe_params',
			i18nDescription: 'probe_description',
			providesPreview: false,
			executor: (context, _read, modify) => this.runCommand(context, modify),
		});
		await configuration.settings.provideSetting({
			id: 'colour',
			type: SettingType.STRING,
			packageValue: 'red',
			required: false,
			public: false,
			i18nLabel: 'colour',
		});
		await configuration.scheduler.registerProcessors([
			{
				id: 'remember',
				processor: async (context, _read, _modify, _http, persistence) => remember(persistence, context),
			},
		]);
	}

	override async onPreSettingUpdate({ newSetting }: { newSetting: ISetting }): Promise<ISetting> {
		return { ...newSetting, value: String(newSetting.value).trim() };
	}

	async executePostUserLoggedIn(user: IUser, _read: IRead, _http: IHttp, persistence: IPersistence): Promise<void> {
		await persistence.createWithAssociations({ username: user.username }, named('logins'));
	}

	async executeViewSubmitHandler(context: UIKitViewSubmitInteractionContext): Promise<IUIKitResponse> {
		const { view, user } = context.getInteractionData();
		return context.getInteractionResponder().updateModalViewResponse({
			...view,
			title: { type: 'plain_text', text: `Thanks, ${user.username}` } as typeof view.title,
		});
	}

	private async runCommand(context: SlashCommandContext, modify: IModify): Promise<void> {
		const [triggerId, room] = [context.getTriggerId(), context.getRoom()];
		const title = { type: 'plain_text' as const, text: 'Probe' };
		const view = { id: 'probe-view', type: UIKitSurfaceType.MODAL, title, blocks: [] };
		if (triggerId) {
			await modify.getUiController().openSurfaceView(view, { triggerId }, context.getSender());
		}
		const message = modify
			.getCreator()
			.startMessage()
			.setRoom(room)
			.setText(`${context.getArguments().join('+')} in ${room.slugifiedName}`)
			.addAttachment({ type: 'file', title: keptFile });
		const threadId = context.getThreadId();
		if (threadId) {
			message.setThreadId(threadId);
		}
		await modify.getNotifier().notifyUser(context.getSender(), message.getMessage());
	}

	private endpoint(path: string, handlers: Record<string, Handler>, authRequired = false): IApiEndpoint {
		const methods = Object.entries(handlers).map(([method, handle]) => [
			method,
			(request: IApiRequest, _info: unknown, read: IRead, modify: IModify, http: IHttp, persistence: IPersistence) =>
				handle(request, { read, modify, http, persistence }),
		]);
		return { path, authRequired, ...(Object.fromEntries(methods) as object) };
	}
}

const keptFile = { value: 'keep.txt', link: 'http://localhost/keep', displayDownloadLink: true };

const echo: Handler = async ({ method, query, content, user, headers, ...rest }) =>
	ok({
		method,
		query,
		content,
		user: user?.username,
		language: user?.settings?.preferences?.language,
		cookie: headers.cookie,
		keys: Object.keys(rest),
	});

const file: Handler = async ({ query }): Promise<IApiResponse> => {
	if (query.kind === 'redirect') {
		return { status: 302, headers: { location: '/elsewhere' } };
	}
	if (query.kind === 'bytes') {
		return { status: 200, headers: { 'content-type': 'image/png' }, content: Buffer.from([1, 2, 255]) };
	}
	return { status: 201, headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' }, content: '<svg/>' };
};

const records: Handler = async ({ content: { step = 'read', names, data, id } }, { read, persistence }) => {
	const associations = named(...((names ?? []) as string[]));
	const steps: Record<string, () => Promise<unknown>> = {
		create: () => persistence.createWithAssociations(data, associations),
		upsert: () => persistence.updateByAssociations(associations, data, true),
		change: () => persistence.updateByAssociations(associations, data),
		update: () => persistence.update(id, data, true),
		remove: () => persistence.removeByAssociations(associations),
		read: () => read.getPersistenceReader().readByAssociations(associations),
	};
	return ok({ result: await steps[step]() });
};

const callHttp: Handler = async ({ content: { url, method, request } }, { http }) => {
	try {
		const response = await (method === 'post' ? http.post(url, request) : http.get(url, request));
		return ok({ response: response ?? String(response) });
	} catch (error) {
		return ok({ error: error instanceof Error ? error.message : String(error) });
	}
};

const readSettings: Handler = async ({ query }, { read }) => {
	const environment = read.getEnvironmentReader();
	const own = await environment.getSettings().getValueById('colour');
	try {
		return ok({ own, server: await environment.getServerSettings().getValueById(query.id ?? 'Site_Url') });
	} catch (error) {
		return ok({ own, error: error instanceof Error ? error.message : String(error) });
	}
};

const sendMessage: Handler = async ({ content: { roomId, text } }, { read, modify }) => {
	const bot = await read.getUserReader().getAppUser();
	const room = await read.getRoomReader().getById(roomId);
	if (!bot || !room) {
		return { status: 404 };
	}
	await modify.getCreator().finish(modify.getCreator().startMessage().setSender(bot).setRoom(room).setText(text));
	return ok({ roomId });
};

const sendDirectMessage: Handler = async ({ content: { username, text }, ...request }, tools) => {
	const { read, modify } = tools;
	const bot = await read.getUserReader().getAppUser();
	if (!bot || !(await read.getUserReader().getByUsername(username))) {
		return { status: 404 };
	}
	const known = await read.getRoomReader().getDirectByUsernames([bot.username, username]);
	const start = modify.getCreator().startRoom().setType(RoomType.DIRECT_MESSAGE).setCreator(bot);
	const roomId = known?.id ?? (await modify.getCreator().finish(start.setMembersToBeAddedByUsernames([username])));
	const { status } = await sendMessage({ ...request, content: { roomId, text } }, tools);
	return { status, content: { roomId, found: Boolean(known) } };
};

const schedule: Handler = async ({ content: { when, data } }, { modify }) =>
	ok({ jobId: await modify.getScheduler().scheduleOnce({ id: 'remember', when: new Date(when), data }) });

async function remember(persistence: IPersistence, context: object): Promise<void> {
	await persistence.createWithAssociations({ ...context, at: new Date() }, named('jobs'));
}
