import type {
	IConfigurationExtend,
	IConfigurationModify,
	IEnvironmentRead,
	IHttp,
	IModify,
	IPersistence,
	IRead,
} from '@rocket.chat/apps-engine/definition/accessors';
import { ApiSecurity, ApiVisibility } from '@rocket.chat/apps-engine/definition/api/IApi';
import { App } from '@rocket.chat/apps-engine/definition/App';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type { ISettingUpdateContext } from '@rocket.chat/apps-engine/definition/settings/ISettingUpdateContext';
import type { IUIKitInteractionHandler, IUIKitResponse } from '@rocket.chat/apps-engine/definition/uikit';
import type { UIKitViewSubmitInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';

import { Call, ProcessMemory } from './src/Call';
import { confirmQuestion } from './src/command/confirmQuestion';
import { LogoutOthersCommand } from './src/command/LogoutOthersCommand';
import { ConfirmLogoutEndpoint } from './src/endpoints/ConfirmLogoutEndpoint';
import { LogoutOtherClientsEndpoint } from './src/endpoints/LogoutOtherClientsEndpoint';
import { keepRequestOutOfLog } from './src/host/requestLog';
import { askVersion } from './src/host/RestApi';
import { nightlyJob, scheduleNightlyJob } from './src/nightlyJob';
import { acceptSetting, declaredSettings } from './src/settings/appSettings';

/** Wiring only: what the app offers to the workspace, and which part of `src/` answers. */
export class LogoutOthersApp extends App implements IUIKitInteractionHandler {
	private readonly memory = new ProcessMemory();

	public override async onEnable(_: IEnvironmentRead, configuration: IConfigurationModify): Promise<boolean> {
		await scheduleNightlyJob(configuration, this.getLogger());
		return true;
	}

	public override async onPreSettingUpdate(
		context: ISettingUpdateContext,
		_configuration: IConfigurationModify,
		_read: IRead,
		http: IHttp,
	): Promise<ISetting> {
		return acceptSetting(context, (url) => askVersion(http, url), this.getLogger());
	}

	/** The host calls this in every instance. */
	public override async onSettingUpdated(): Promise<void> {
		this.memory.forgetSettings();
	}

	public async executeViewSubmitHandler(
		context: UIKitViewSubmitInteractionContext,
		read: IRead,
		http: IHttp,
		persistence: IPersistence,
		modify: IModify,
	): Promise<IUIKitResponse> {
		const log = this.getLogger();
		// The answer contains the confirmation, and the engine logs it after this has returned.
		keepRequestOutOfLog(log);
		const host = { read, modify, http, persistence, log, user: context.getInteractionData().user };
		return confirmQuestion(context, new Call(this.getID(), this.memory, host));
	}

	protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
		const { settings, api, slashCommands, scheduler } = configuration;
		const endpoints = [new LogoutOtherClientsEndpoint(this, this.memory), new ConfirmLogoutEndpoint(this, this.memory)];
		await Promise.all([
			...declaredSettings.map((setting) => settings.provideSetting(setting)),
			api.provideApi({ visibility: ApiVisibility.PUBLIC, security: ApiSecurity.UNSECURE, endpoints }),
			slashCommands.provideSlashCommand(new LogoutOthersCommand(this, this.memory)),
			scheduler.registerProcessors([nightlyJob(this, this.memory)]),
		]);
	}
}
