import type { ProxiedApp } from '@rocket.chat/apps-engine/server/ProxiedApp';

import type { AppsHost } from '../../engine/AppsHost';

/** Returns an installed app as administrators see it: what its app.json says, and how it is here. */
export async function appView(host: AppsHost, app: ProxiedApp): Promise<object> {
	return {
		...app.getStorageItem().info,
		status: await host.statusOf(app),
	};
}
