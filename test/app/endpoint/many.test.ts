import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { startWithApp } from '../../../tools/harness/appWorkspace';

let workspace: AppWorkspace;
beforeAll(async () => {
	workspace = await startWithApp();
});
afterAll(() => workspace.process.stop());

it('leaves every user one client, one that was told so, where all clients of fifty users call at once', async () => {
	const users = await Promise.all(Array.from({ length: 50 }, () => workspace.newClients(4)));

	const answers = await Promise.all(
		users.map((clients) => Promise.all(clients.map((creds) => workspace.callApp({ creds })))),
	);

	const states = await Promise.all(
		users.map((clients) => Promise.all(clients.map(async (creds) => (await workspace.me(creds)).status === 200))),
	);
	for (const [user, isLoggedIn] of states.entries()) {
		const kept = isLoggedIn.indexOf(true);
		expect(isLoggedIn.filter(Boolean)).toHaveLength(1);
		expect(answers[user][kept]).toMatchObject({ status: 200, body: { token: users[user][kept].authToken } });
	}
	const others = new Set(answers.flat().map(({ status }) => status));
	others.delete(401);
	expect([...others]).toEqual([200]);
});
