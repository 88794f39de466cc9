import type { AppStatus } from '@rocket.chat/apps-engine/definition/AppStatus';
import { AppStatusUtils } from '@rocket.chat/apps-engine/definition/AppStatus';
import { AppActivationBridge } from '@rocket.chat/apps-engine/server/bridges';
import type { ProxiedApp } from '@rocket.chat/apps-engine/server/ProxiedApp';

/** Knows which apps are enabled in this process. */
export class AppActivation extends AppActivationBridge {
	private readonly enabled = new Set<string>();

	isEnabled(appId: string): boolean {
		return this.enabled.has(appId);
	}

	protected override async appAdded(): Promise<void> {
		// Its status follows when it has been enabled.
	}

	/** Reads the status itself: the engine does not report it after an update. */
	protected override async appUpdated(app: ProxiedApp): Promise<void> {
		await this.appStatusChanged(app, await app.getStatus());
	}

	protected override async appRemoved(app: ProxiedApp): Promise<void> {
		this.enabled.delete(app.getID());
	}

	protected override async appStatusChanged(app: ProxiedApp, status: AppStatus): Promise<void> {
		if (AppStatusUtils.isEnabled(status)) this.enabled.add(app.getID());
		else this.enabled.delete(app.getID());
	}

	protected override async actionsChanged(): Promise<void> {
		// Action buttons are not shown by the embedded workspace.
	}
}
