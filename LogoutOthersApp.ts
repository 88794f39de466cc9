import type {
	IAppAccessors,
	IConfigurationExtend,
	IConfigurationModify,
	IEnvironmentRead,
	IHttp,
	ILogger,
	IModify,
	IPersistence,
	IRead,
} from '@rocket.chat/apps-engine/definition/accessors';
import { ApiSecurity, ApiVisibility } from '@rocket.chat/apps-engine/definition/api';
import { App } from '@rocket.chat/apps-engine/definition/App';
import type { IAppInfo } from '@rocket.chat/apps-engine/definition/metadata';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type { ISettingUpdateContext } from '@rocket.chat/apps-engine/definition/settings/ISettingUpdateContext';
import type {
	IUIKitInteractionHandler,
	IUIKitResponse,
	UIKitViewSubmitInteractionContext,
} from '@rocket.chat/apps-engine/definition/uikit';
import type { IPostUserLoggedIn, IUser } from '@rocket.chat/apps-engine/definition/users';

import { LogoutOthersCommand } from './src/commands/LogoutOthersCommand';
import { KeepThisClientEndpoint } from './src/endpoints/KeepThisClientEndpoint';
import { LogoutOtherClientsEndpoint } from './src/endpoints/LogoutOtherClientsEndpoint';
import { confirmQuestion } from './src/interactions/confirmQuestion';
import { countRecords } from './src/jobs/countRecords';
import { keepLedgerAlive } from './src/jobs/keepLedgerAlive';
import { settledMs, tidyRecords, tendLedgerIn } from './src/jobs/tidyRecords';
import { noteLogin } from './src/listeners/noteLogin';
import { accessorsOf, Services } from './src/services';
import { acceptSetting, reportWorkspace } from './src/settings/settingChecks';
import { SettingId, settings } from './src/settings/settings';

/** Wiring only: what the app offers to the workspace, and which part of `src/` answers. */
export class LogoutOthersApp extends App implements IPostUserLoggedIn, IUIKitInteractionHandler {
	private readonly services: Services;

	constructor(info: IAppInfo, logger: ILogger, accessors?: IAppAccessors) {
		super(info, logger, accessors);
		this.services = new Services();
	}

	public override async onEnable(environment: IEnvironmentRead, configuration: IConfigurationModify): Promise<boolean> {
		await reportWorkspace(environment, this.getAccessors().http, this.getLogger());
		await tendLedgerIn(0, configuration, this.getLogger());
		return true;
	}

	public override async onPreSettingUpdate(
		{ oldSetting, newSetting }: ISettingUpdateContext,
		_configuration: IConfigurationModify,
		_read: IRead,
		http: IHttp,
	): Promise<ISetting> {
		return acceptSetting(oldSetting, newSetting, http, this.getLogger());
	}

	public override async onSettingUpdated(
		{ id }: ISetting,
		configuration: IConfigurationModify,
		_read: IRead,
		_http: IHttp,
	): Promise<void> {
		if (id === SettingId.LoginLedger) {
			await tendLedgerIn(settledMs, configuration, this.getLogger());
		}
	}

	public async executePostUserLoggedIn(
		user: IUser,
		read: IRead,
		_http: IHttp,
		persistence: IPersistence,
		_modify: IModify,
	): Promise<void> {
		await noteLogin(user, this.services, { read, persistence, log: this.getLogger() });
	}

	public async executeViewSubmitHandler(
		context: UIKitViewSubmitInteractionContext,
		read: IRead,
		http: IHttp,
		persistence: IPersistence,
		modify: IModify,
	): Promise<IUIKitResponse> {
		const host = { read, modify, http, persistence, log: this.getLogger() };
		const accessors = accessorsOf(host, context.getInteractionData().user);
		return confirmQuestion(context, this.getID(), this.services, accessors);
	}

	protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
		for (const setting of settings) {
			await configuration.settings.provideSetting(setting);
		}
		await configuration.api.provideApi({
			visibility: ApiVisibility.PUBLIC,
			security: ApiSecurity.UNSECURE,
			endpoints: [new LogoutOtherClientsEndpoint(this, this.services), new KeepThisClientEndpoint(this, this.services)],
		});
		await configuration.slashCommands.provideSlashCommand(new LogoutOthersCommand(this, this.services));
		await configuration.scheduler.registerProcessors([
			...tidyRecords(this, this.services),
			countRecords(this.services),
			keepLedgerAlive(this, this.services),
		]);
	}
}
