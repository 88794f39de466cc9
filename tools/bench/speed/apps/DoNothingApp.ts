import type { IConfigurationExtend, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import { ApiSecurity, ApiVisibility } from '@rocket.chat/apps-engine/definition/api';
import type { IApiEndpoint, IApiEndpointInfo, IApiRequest } from '@rocket.chat/apps-engine/definition/api';
import { App } from '@rocket.chat/apps-engine/definition/App';

/** What the engine alone costs: an endpoint that does nothing, and one that asks the host so many times for a setting. */
export class DoNothingApp extends App {
	protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
		const nothing: IApiEndpoint = { path: 'nothing', post: async () => ({ status: 200, content: { success: true } }) };
		await configuration.api.provideApi({
			visibility: ApiVisibility.PUBLIC,
			security: ApiSecurity.UNSECURE,
			endpoints: [nothing, { path: 'ask', post: ask }],
		});
	}
}

async function ask({ query }: IApiRequest, _info: IApiEndpointInfo, read: IRead) {
	const settings = read.getEnvironmentReader().getServerSettings();
	for (let asked = 0; asked < Number(query.times); asked++) await settings.getValueById('Language');
	return { status: 200, content: { success: true } };
}
