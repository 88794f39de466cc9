import type { ProxiedApp } from '@rocket.chat/apps-engine/server/ProxiedApp';

/** An installed app as administrators see it: what its app.json says, and how it is here. */
export async function appView(app: ProxiedApp): Promise<object> {
	const { info, languageContent, permissionsGranted, installationSource } = app.getStorageItem();
	return {
		...info,
		status: await app.getStatus(),
		languages: languageContent,
		permissionsGranted,
		installationSource,
		private: true,
		migrated: false,
	};
}
