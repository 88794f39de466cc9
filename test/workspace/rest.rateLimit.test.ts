import type { Credentials, WorkspaceClient } from '../../tools/workspace/client';
import { client, defaultPassword } from '../../tools/workspace/client';
import type { WorkspaceProcess } from '../../tools/harness/workspaceProcess';
import { startWorkspaceProcess } from '../../tools/harness/workspaceProcess';

let workspace: WorkspaceProcess | undefined;
afterEach(() => workspace?.stop());

/** A workspace with two users who are logged in. */
async function start(options: Parameters<typeof startWorkspaceProcess>[0]) {
	workspace = await startWorkspaceProcess(options);
	const api = client(workspace.url);
	const admin = await api.login('admin', 'admin');
	await api.createUser('ida');
	await api.createUser('jo');
	return { api, admin, ida: await api.login('ida', defaultPassword), jo: await api.login('jo', defaultPassword) };
}

async function callTenTimes(api: WorkspaceClient, creds: Credentials, headers?: Record<string, string>): Promise<void> {
	for (let call = 1; call <= 10; call++) {
		const answer = await api.logoutOtherClients(creds, headers);
		expect(answer.status).toBe(200);
		expect(answer.headers.get('x-ratelimit-limit')).toBe('10');
		expect(answer.headers.get('x-ratelimit-remaining')).toBe(String(10 - call));
	}
}

it('allows ten calls of a route from one address, whoever makes them', async () => {
	const { api, admin, ida, jo } = await start({ rateLimit: true });
	await callTenTimes(api, ida);

	const refused = await api.logoutOtherClients(jo);

	expect(refused.status).toBe(429);
	expect(refused.body).toEqual({ success: false, error: expect.any(String) });
	const seconds = refused.body.error?.match(
		/^Error, too many requests\. Please slow down\. You must wait (\d+) seconds before trying this endpoint again\. \[error-too-many-requests\]$/,
	)?.[1];
	expect(Number(seconds)).toBeGreaterThan(0);
	expect(Number(seconds)).toBeLessThanOrEqual(60);
	expect(Number(refused.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now());

	expect((await api.me(jo)).status).toBe(200);
	expect((await api.logoutOtherClients(admin)).status).toBe(200);
	expect((await api.logoutOtherClients({ ...jo, authToken: 'wrong' })).status).toBe(401);
});

it('refuses people in one office who make a call each, and nobody elsewhere', async () => {
	const { api, admin, ida } = await start({ rateLimit: true });
	const statuses = [];
	for (let person = 1; person <= 12; person++) {
		const { username } = await api.createUser(`person${person}`);
		const made = await api.call('POST', '/api/v1/users.createToken', { creds: admin, body: { username } });
		const creds = made.body.data as Credentials;
		statuses.push((await api.logoutOtherClients(creds, { 'x-real-ip': '203.0.113.7' })).status);
	}
	expect(statuses).toEqual([...Array<number>(10).fill(200), 429, 429]);
	expect((await api.logoutOtherClients(ida, { 'x-real-ip': '203.0.113.8' })).status).toBe(200);
});

it('counts each address of X-Real-IP on its own, and does not believe X-Forwarded-For', async () => {
	const { api, ida } = await start({ rateLimit: true });
	await callTenTimes(api, ida, { 'x-real-ip': '192.0.2.1' });
	expect((await api.logoutOtherClients(ida, { 'x-real-ip': '192.0.2.1' })).status).toBe(429);
	await callTenTimes(api, ida, { 'x-real-ip': '192.0.2.2' });

	await callTenTimes(api, ida);
	expect((await api.logoutOtherClients(ida, { 'x-forwarded-for': '192.0.2.3' })).status).toBe(429);
});

it('believes X-Forwarded-For behind as many proxies as HTTP_FORWARDED_COUNT says', async () => {
	const { api, ida } = await start({ rateLimit: true, env: { HTTP_FORWARDED_COUNT: '1' } });
	await callTenTimes(api, ida, { 'x-forwarded-for': '198.51.100.9, 192.0.2.1' });
	expect((await api.logoutOtherClients(ida, { 'x-forwarded-for': '192.0.2.1' })).status).toBe(429);
	expect((await api.logoutOtherClients(ida, { 'x-forwarded-for': '192.0.2.2' })).status).toBe(200);
});

it('is off unless asked for, and can be switched on and off while it runs', async () => {
	const { api, admin, ida } = await start({});
	const enable = (enabled: boolean, creds: Credentials) =>
		api.call('POST', '/workspace/rate-limit', { creds, body: { enabled } });
	for (let call = 1; call <= 11; call++) expect((await api.logoutOtherClients(ida)).status).toBe(200);

	expect((await enable(true, ida)).status).toBe(403);
	await enable(true, admin);
	await callTenTimes(api, ida);
	expect((await api.logoutOtherClients(ida)).status).toBe(429);

	await enable(false, admin);
	expect((await api.logoutOtherClients(ida)).status).toBe(200);
});

it('starts anew when the time is over', async () => {
	const { api, admin, ida } = await start({ rateLimit: true });
	const setting = '/api/v1/settings/API_Enable_Rate_Limiter_Limit_Time_Default';
	await api.call('POST', setting, { creds: admin, body: { value: 1500 } });

	const answers = await Promise.all(Array.from({ length: 11 }, () => api.logoutOtherClients(ida)));
	expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(10).fill(200), 429]);
	const reset = Number(answers[0]?.headers.get('x-ratelimit-reset'));

	let answer = await api.logoutOtherClients(ida);
	while (answer.status === 429) answer = await api.logoutOtherClients(ida);
	expect(answer.status).toBe(200);
	expect(Date.now()).toBeGreaterThanOrEqual(reset);
});
