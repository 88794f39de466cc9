import { AppStatus } from '@rocket.chat/apps-engine/definition/AppStatus';
import type { IApiRequest, IApiResponse } from '@rocket.chat/apps-engine/definition/api';
import { AppInterface } from '@rocket.chat/apps-engine/definition/metadata';
import { SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';
import type { IUIKitResponse, UIKitIncomingInteraction } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import type { AppManager } from '@rocket.chat/apps-engine/server/AppManager';
import type { ProxiedApp } from '@rocket.chat/apps-engine/server/ProxiedApp';
import type { AppApi } from '@rocket.chat/apps-engine/server/managers/AppApi';

import type { Stores } from '../stores';
import type { WorkspaceOptions } from '../Workspace';
import { AppCalls } from './AppCalls';
import { appManager } from './appManager';
import { roomForApps } from './bridges/chat';
import { userForApps } from './bridges/users';
import { WorkspaceBridges } from './bridges/WorkspaceBridges';
import type { CommandInfo } from './commands';
import { commandInfo, commandWords } from './commands';
import type { Faults } from './Faults';
import { runsInProcess } from './runtime/engineVersion';

export type AppsHostOptions = Pick<WorkspaceOptions, 'version' | 'onAppLog'>;

export interface CommandCall {
	command: string;
	/** Everything behind the command, as it was typed. */
	params: string;
	userId: string;
	roomId: string;
	threadId?: string;
	/** Present if a client ran the command. Modals opened in answer carry it. */
	triggerId?: string;
}

/**
 * The unmodified Apps-Engine inside this process, each enabled app in a Deno process of its own. The engine allows one
 * host per process.
 */
export class AppsHost {
	private constructor(
		readonly manager: AppManager,
		/** What apps asked of this process. */
		readonly calls: AppCalls,
		private readonly stores: Stores,
		private readonly bridges: WorkspaceBridges,
	) {}

	/**
	 * Loads the installed apps and enables those that were enabled.
	 * @throws with NODE_ENV `test`, with which the engine would skip all permission checks
	 */
	static async start(stores: Stores, { version, onAppLog }: AppsHostOptions): Promise<AppsHost> {
		if (process.env.NODE_ENV === 'test') {
			throw new Error('With NODE_ENV "test" the Apps-Engine checks no permissions.');
		}
		const bridges = new WorkspaceBridges(stores, version);
		const calls = new AppCalls();
		const host = new AppsHost(await appManager(stores.db, bridges, { calls, onAppLog }), calls, stores, bridges);
		await host.manager.load();
		await host.manager.enableAll();
		bridges.to.scheduler.start();
		return host;
	}

	get faults(): Faults {
		return this.bridges.faults;
	}

	/** Installs, updates, disables or removes an app with `work`. None of its jobs runs in the meantime. */
	async change<T>(appId: string, work: () => Promise<T>): Promise<T> {
		const { changes, to } = this.bridges;
		return changes.during(appId, async () => {
			await to.scheduler.settle(appId);
			return work();
		});
	}

	/** Takes an updated app out of service for a moment, as the host does after its answer. */
	restart(appId: string): void {
		this.bridges.changes.restart(appId);
	}

	async statusOf(app: ProxiedApp): Promise<AppStatus> {
		return this.bridges.changes.isRestarting(app.getID()) ? AppStatus.CONSTRUCTED : app.getStatus();
	}

	/** Slash commands of enabled apps. */
	commands(): CommandInfo[] {
		const { changes, to } = this.bridges;
		const isThere = (appId: string): boolean => to.activation.isEnabled(appId) && !changes.isRestarting(appId);
		const enabled = to.commands.all().filter(({ appId }) => isThere(appId));
		return enabled.map(commandInfo);
	}

	/** Runs a command; resolves when the app's handler has returned. @throws if there is no such room or user. */
	async runCommand({ command, params, userId, roomId, threadId, triggerId }: CommandCall): Promise<void> {
		const room = this.stores.rooms.get(roomId);
		if (!room) {
			throw new Error(`There is no room "${roomId}".`);
		}
		const context = new SlashCommandContext(
			this.user(userId),
			roomForApps(room, this.stores),
			commandWords(params),
			threadId,
			triggerId,
		);
		await this.manager.getCommandManager().executeCommand(command, context);
	}

	/** Returns the endpoints of an enabled app, `undefined` if there are none. */
	apisOf(appId: string): AppApi[] | undefined {
		return this.bridges.changes.isRestarting(appId) ? undefined : this.bridges.to.apis.ofApp(appId);
	}

	/** Calls an endpoint. @throws what the app threw, or that it does not implement the method. */
	async callApi(appId: string, path: string, request: IApiRequest): Promise<IApiResponse> {
		return this.manager.getApiManager().executeApi(appId, path, request);
	}

	/** Passes on what a user did with an app's blocks or modal, and returns the app's answer. */
	async interact(interaction: UIKitIncomingInteraction): Promise<IUIKitResponse> {
		return this.manager.getListenerManager().executeListener(AppInterface.IUIKitInteractionHandler, interaction);
	}

	/** Runs a job at once. @throws if there is no such job. */
	async runJob(appId: string, name: string): Promise<void> {
		await this.bridges.to.scheduler.runNow(appId, name);
	}

	/** Reports a real login to apps (not one that resumes a session). */
	async userLoggedIn(userId: string): Promise<void> {
		await this.manager.getListenerManager().executeListener(AppInterface.IPostUserLoggedIn, this.user(userId));
	}

	/** Ends the apps' processes. Apps are not informed and stay enabled, as when a Rocket.Chat server ends. */
	async stop(): Promise<void> {
		this.bridges.to.scheduler.stop();
		if (runsInProcess) {
			return;
		}
		const apps = await this.manager.get();
		await Promise.all(apps.map((app) => this.manager.getRuntime().stopRuntime(app.getRuntimeController())));
	}

	private user(userId: string): IUser {
		const user = this.stores.users.findById(userId);
		if (!user) {
			throw new Error(`There is no user "${userId}".`);
		}
		return userForApps(user);
	}
}
