import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { endpointPath } from '../../../tools/harness/appWorkspace';
import { ChatClients } from '../../support/chatClients';
import type { Credentials } from 'embedded-workspace';
import { chromeOnWindows, firefoxOnLinux, mobileOnAndroid } from 'embedded-workspace/testing';
import { sharedWorkspace } from '../../support/sharedWorkspaces';

/** What `?details=true` adds: what the workspace lists, and no more than that. */
let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace({ deviceManagement: true });
});
afterEach(() => clients.disconnect());

async function callWithDetails(creds: Credentials) {
	const path = `${endpointPath}?details=true`;
	const answer = await workspace.call<Record<string, unknown>>('POST', path, { creds });
	expect(answer.status).toBe(200);
	return answer.body;
}

it('lists the sessions that the workspace does, newest first, and marks the asking one if it does', async () => {
	const devices = [firefoxOnLinux('192.0.2.7'), chromeOnWindows('10.1.2.3'), mobileOnAndroid('10.9.9.9')];
	const logins = await workspace.newClients(3);
	for (const [index, creds] of logins.entries()) {
		await clients.connectFrom(devices[index], creds);
	}
	const [firefox] = logins;
	const { sessions } = await callWithDetails(firefox);
	const lastActiveAt = expect.stringMatching(/^20\d\d-.*Z$/);
	const current = null;
	expect(sessions).toEqual([
		{ device: expect.stringMatching(/Mobile/), os: 'android', address: '10.9.9.9', lastActiveAt, current },
		{ device: 'Chrome', os: 'Windows', address: '10.1.2.3', lastActiveAt, current },
		{ device: 'Firefox', os: 'Linux', address: '192.0.2.7', lastActiveAt, current },
	]);
	await workspace.switchControl('mark-current-session', true);
	const marked = (await callWithDetails(firefox)) as { sessions: { current: boolean }[] };
	await workspace.switchControl('mark-current-session', false);
	expect(marked.sessions.map((session) => session.current)).toEqual([false, false, true]);
});

it('lists personal access tokens by name and date, or null if the user may not see them', async () => {
	const [creds] = await workspace.newClients(1);
	const allow = (roles: string[]) =>
		workspace.call('POST', '/api/v1/permissions.update', {
			creds: workspace.admin,
			body: { permissions: [{ _id: 'create-personal-access-tokens', roles }] },
		});
	await workspace.personalAccessToken(creds);
	const { personalAccessTokens } = await callWithDetails(creds);
	expect(personalAccessTokens).toEqual([{ name: 'script', createdAt: expect.stringMatching(/^20\d\d-.*Z$/) }]);
	await allow(['admin']);
	const body = await callWithDetails(creds);
	await allow(['admin', 'user']);
	expect(body).toMatchObject({ success: true, personalAccessTokens: null });
});
