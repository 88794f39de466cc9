import { RestClient } from '@rocket.chat/api-client';

import { startWorkspaceProcess } from '../../tools/harness/workspaceProcess';

it("serves Rocket.Chat's own REST client", async () => {
	const workspace = await startWorkspaceProcess();
	const api = new RestClient({ baseUrl: workspace.url });

	const { data } = await api.post('/v1/login', { user: 'admin', password: 'admin' });
	api.setCredentials({ 'X-User-Id': data.userId, 'X-Auth-Token': data.authToken });

	expect(await api.get('/v1/me')).toMatchObject({ _id: data.userId, username: 'admin', success: true });
	expect(await api.post('/v1/users.logoutOtherClients')).toMatchObject({ token: data.authToken, success: true });
	await workspace.stop();
});
