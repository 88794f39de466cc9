import type { IConfigurationExtend, IHttp, IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import { ApiSecurity, ApiVisibility } from '@rocket.chat/apps-engine/definition/api';
import type { IApiEndpoint, IApiEndpointInfo, IApiRequest } from '@rocket.chat/apps-engine/definition/api';
import { App } from '@rocket.chat/apps-engine/definition/App';

/**
 * The least an app can do to log out other clients: hand the caller's login on to the core endpoint. No record, no notice,
 * no correction of old servers, and every login token stays in the app log.
 */
export class LeastApp extends App {
	protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
		const least: IApiEndpoint = { path: 'least', post: handOn };
		await configuration.api.provideApi({
			visibility: ApiVisibility.PUBLIC,
			security: ApiSecurity.UNSECURE,
			endpoints: [least],
		});
	}
}

async function handOn({ headers }: IApiRequest, _info: IApiEndpointInfo, _read: IRead, _modify: IModify, http: IHttp) {
	const { statusCode, data } = await http.post(`http://${headers.host}/api/v1/users.logoutOtherClients`, {
		headers: { 'x-user-id': headers['x-user-id'], 'x-auth-token': headers['x-auth-token'] },
		data: {},
	});
	return { status: statusCode, content: data };
}
