import { ApiBridge } from '@rocket.chat/apps-engine/server/bridges';
import type { AppApi } from '@rocket.chat/apps-engine/server/managers/AppApi';

/** The endpoints of enabled apps; the HTTP server asks here which one a request is for. */
export class AppApiBridge extends ApiBridge {
	private readonly apis = new Map<string, AppApi[]>();

	/** Returns `undefined` if no enabled app of that id has endpoints. */
	ofApp(appId: string): AppApi[] | undefined {
		return this.apis.get(appId);
	}

	protected override async registerApi(api: AppApi, appId: string): Promise<void> {
		this.apis.set(appId, [...(this.apis.get(appId) ?? []), api]);
	}

	protected override async unregisterApis(appId: string): Promise<void> {
		this.apis.delete(appId);
	}
}
