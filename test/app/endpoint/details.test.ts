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

async function callWithDetails(creds: Credentials, query = '?details=true') {
	const path = `${endpointPath}${query}`;
	const answer = await workspace.call<Record<string, unknown>>('POST', path, { creds });
	expect(answer.status).toBe(200);
	return answer.body;
}

it.each(['', '?details=false', '?details=0'])(
	'answers with three fields and no more without details: "%s"',
	async (query) => {
		const [creds] = await workspace.newClients(1);
		const body = await callWithDetails(creds, query);
		expect(Object.keys(body).sort()).toEqual(['success', 'token', 'tokenExpires']);
	},
);

it.each(['?details=1', '?details=True', '?details'])(
	'answers with more if a script asks for details: %s',
	async (query) => {
		const [creds] = await workspace.newClients(1);
		expect(await callWithDetails(creds, query)).toMatchObject({ personalAccessTokens: [] });
	},
);

describe('sessions', () => {
	it('are those that the workspace lists, newest first, and the asking one if it marks it', async () => {
		const devices = [firefoxOnLinux('192.0.2.7'), chromeOnWindows('10.1.2.3'), mobileOnAndroid('10.9.9.9')];
		const logins = await workspace.newClients(3);
		for (const [index, creds] of logins.entries()) {
			await clients.connectFrom(devices[index], creds);
		}
		const [firefox] = logins;
		const body = await callWithDetails(firefox);
		const lastActiveAt = expect.stringMatching(/^20\d\d-.*Z$/);
		const current = null;
		const fields = ['personalAccessTokens', 'sessions', 'success', 'token', 'tokenExpires'];
		expect(Object.keys(body).sort()).toEqual(fields);
		expect(body).toMatchObject({ token: firefox.authToken, success: true });
		expect(body.sessions).toEqual([
			{ device: expect.stringMatching(/Mobile/), os: 'android', address: '10.9.9.9', lastActiveAt, current },
			{ device: 'Chrome', os: 'Windows', address: '10.1.2.3', lastActiveAt, current },
			{ device: 'Firefox', os: 'Linux', address: '192.0.2.7', lastActiveAt, current },
		]);
		await workspace.switchControl('mark-current-session', true);
		const { sessions } = (await callWithDetails(firefox)) as { sessions: { current: boolean }[] };
		await workspace.switchControl('mark-current-session', false);
		expect(sessions.map((session) => session.current)).toEqual([false, false, true]);
	});

	it('are null while the workspace does not list them', async () => {
		const [creds] = await workspace.newClients(1);
		await clients.connect(creds);
		await workspace.switchControl('device-management', false);
		await expect(callWithDetails(creds)).resolves.toMatchObject({ success: true, sessions: null });
		await workspace.switchControl('device-management', true);
		await expect(callWithDetails(creds)).resolves.toHaveProperty('sessions.length', 1);
	});
});

describe('personal access tokens', () => {
	it('are listed by name and date, without the tokens themselves', async () => {
		const [creds] = await workspace.newClients(1);
		await expect(callWithDetails(creds)).resolves.toMatchObject({ personalAccessTokens: [] });
		await workspace.personalAccessToken(creds);
		const { personalAccessTokens } = await callWithDetails(creds);
		expect(personalAccessTokens).toEqual([{ name: 'script', createdAt: expect.stringMatching(/^20\d\d-.*Z$/) }]);
	});

	it('are null, not empty, if the user may not see them', async () => {
		const [creds] = await workspace.newClients(1);
		const allow = (roles: string[]) =>
			workspace.call('POST', '/api/v1/permissions.update', {
				creds: workspace.admin,
				body: { permissions: [{ _id: 'create-personal-access-tokens', roles }] },
			});
		await allow(['admin']);
		const body = await callWithDetails(creds);
		await allow(['admin', 'user']);
		expect(body).toMatchObject({ success: true, personalAccessTokens: null });
	});
});
