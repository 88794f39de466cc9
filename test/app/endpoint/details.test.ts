import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { endpointPath } from '../../../tools/harness/appWorkspace';
import type { ChatClient } from '../../support/chatClient';
import { ChatClients } from '../../support/chatClients';
import type { Credentials } from '../../support/client';
import { chromeOnWindows, firefoxOnLinux, mobileOnAndroid } from '../../support/devices';
import { switchControl } from '../../support/endpointAnswers';
import { sharedWorkspace } from '../../support/sharedWorkspaces';

/** What `?details=true` adds: what the workspace lists, and no more than that. */
let workspace: AppWorkspace;
const clients = new ChatClients(() => workspace);

beforeAll(async () => {
	workspace = await sharedWorkspace({ deviceManagement: true });
});
afterEach(async () => {
	await switchControl(workspace, 'device-management', true);
	await switchControl(workspace, 'mark-current-session', false);
	await clients.disconnect();
});

const devices = [firefoxOnLinux('192.0.2.7'), chromeOnWindows('10.1.2.3'), mobileOnAndroid('10.9.9.9')];

/** A new user in Firefox, Chrome and the mobile app, in this order. */
async function threeClients(): Promise<ChatClient[]> {
	const connected: ChatClient[] = [];
	for (const [index, creds] of (await workspace.newClients(3)).entries()) {
		connected.push(await clients.connectFrom(devices[index], creds));
	}
	return connected;
}

async function callWithDetails(creds: Credentials, query = '?details=true') {
	const path = `${endpointPath}${query}`;
	const answer = await workspace.call<Record<string, unknown>>('POST', path, { creds });
	expect(answer.status).toBe(200);
	return answer.body;
}

async function generateToken(creds: Credentials, tokenName: string): Promise<void> {
	await workspace.call('POST', '/api/v1/users.generatePersonalAccessToken', { creds, body: { tokenName } });
}

it('without it the answer has the three fields of the contract and no more', async () => {
	const [firefox] = await threeClients();
	for (const query of ['', '?details=false', '?details', '?details=1', '?details[]=true', '?other=true']) {
		const body = await callWithDetails(firefox.creds, query);
		expect(Object.keys(body).sort()).toEqual(['success', 'token', 'tokenExpires']);
	}
});

describe('sessions', () => {
	it('are those the workspace lists, newest first; without a mark nobody guesses which one asked', async () => {
		const [firefox] = await threeClients();
		const body = await callWithDetails(firefox.creds);
		const lastActiveAt = expect.stringMatching(/^20\d\d-.*Z$/);
		const current = null;
		expect(body).toMatchObject({ token: firefox.creds.authToken, success: true });
		expect(body.sessions).toEqual([
			{ device: expect.stringMatching(/Mobile/), os: 'android', address: '10.9.9.9', lastActiveAt, current },
			{ device: 'Chrome', os: 'Windows', address: '10.1.2.3', lastActiveAt, current },
			{ device: 'Firefox', os: 'Linux', address: '192.0.2.7', lastActiveAt, current },
		]);
	});

	it('name the one that asked if the server marks it, also with two browsers behind one address', async () => {
		await switchControl(workspace, 'mark-current-session', true);
		const [one, two] = await workspace.newClients(2);
		await clients.connectFrom(firefoxOnLinux('192.0.2.7'), one);
		await clients.connectFrom(firefoxOnLinux('192.0.2.7'), two);
		const { sessions } = (await callWithDetails(one)) as { sessions: { current: boolean }[] };
		expect(sessions.map(({ current }) => current)).toEqual([false, true]);
	});

	it('may have ended before: the answer gives no number of clients that were logged out', async () => {
		const [firefox] = await threeClients();
		await workspace.logoutOtherClients(firefox.creds);
		const body = await callWithDetails(firefox.creds);
		expect(body.sessions).toHaveLength(3);
		expect(Object.keys(body).sort()).toEqual(['personalAccessTokens', 'sessions', 'success', 'token', 'tokenExpires']);
	});

	it('are null if the workspace does not list them, and there again with the next call once it does', async () => {
		const [firefox] = await threeClients();
		await switchControl(workspace, 'device-management', false);
		await expect(callWithDetails(firefox.creds)).resolves.toMatchObject({ success: true, sessions: null });
		await switchControl(workspace, 'device-management', true);
		await expect(callWithDetails(firefox.creds)).resolves.toHaveProperty('sessions.length', 3);
	});

	it('are listed for a personal access token, too, which has no session of its own', async () => {
		const [firefox] = await threeClients();
		const body = await callWithDetails(await workspace.personalAccessToken(firefox.creds));
		expect(body).toMatchObject({ tokenExpires: '' });
		expect(body.sessions).toHaveLength(3);
	});
});

describe('personal access tokens', () => {
	it('have their names and dates, none of the tokens themselves', async () => {
		const [creds] = await workspace.newClients(1);
		await expect(callWithDetails(creds)).resolves.toMatchObject({ personalAccessTokens: [] });
		for (const name of ['ci', 'backup *now*']) await generateToken(creds, name);
		const { personalAccessTokens } = await callWithDetails(creds);
		const createdAt = expect.stringMatching(/^20\d\d-.*Z$/);
		expect(personalAccessTokens).toEqual([
			{ name: 'ci', createdAt },
			{ name: 'backup *now*', createdAt },
		]);
	});

	it('are null, not none, if the user may not see them', async () => {
		const [creds] = await workspace.newClients(1);
		await generateToken(creds, 'ci');
		const allow = (roles: string[]) =>
			workspace.call('POST', '/api/v1/permissions.update', {
				creds: workspace.admin,
				body: { permissions: [{ _id: 'create-personal-access-tokens', roles }] },
			});
		await allow(['admin']);
		const body = await callWithDetails(creds);
		await allow(['admin', 'user']);
		expect(body).toMatchObject({ success: true, personalAccessTokens: null });
		await expect(callWithDetails(creds)).resolves.toHaveProperty('personalAccessTokens.length', 1);
	});
});
