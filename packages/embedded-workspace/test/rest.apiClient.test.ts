import { defaultPassword } from '../src/index';
import { sharedWorkspace } from './support/workspace';

/** As far as it is used here. Its own types describe the whole API, and take the compiler longer than all of this project. */
interface RestClient {
	setCredentials(credentials: Record<string, string>): void;
	get(path: string): Promise<unknown>;
	post(path: string, body?: object): Promise<{ data: { userId: string; authToken: string } }>;
}

const { RestClient } = jest.requireActual<{ RestClient: new (options: { baseUrl: string }) => RestClient }>(
	'@rocket.chat/api-client',
);

it("serves Rocket.Chat's own REST client", async () => {
	const workspace = await sharedWorkspace();
	const username = await workspace.usernameOf((await workspace.newClients(1))[0]);
	const api = new RestClient({ baseUrl: workspace.url });

	const { data } = await api.post('/v1/login', { user: username, password: defaultPassword });
	api.setCredentials({ 'X-User-Id': data.userId, 'X-Auth-Token': data.authToken });

	expect(await api.get('/v1/me')).toMatchObject({ _id: data.userId, username, success: true });
	expect(await api.post('/v1/users.logoutOtherClients')).toMatchObject({ token: data.authToken, success: true });
});
