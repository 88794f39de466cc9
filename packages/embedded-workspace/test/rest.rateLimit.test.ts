import { sharedWorkspace } from './support/workspace';

it('allows ten calls of a route from one address, whoever makes them', async () => {
	const workspace = await sharedWorkspace();
	const [[ida], [jo]] = [await workspace.newClients(1), await workspace.newClients(1)];
	await workspace.switchControl('rate-limit', true);
	for (let call = 1; call <= 10; call++) {
		const answer = await workspace.logoutOtherClients(ida);
		expect(answer.status).toBe(200);
		expect(answer.headers.get('x-ratelimit-limit')).toBe('10');
		expect(answer.headers.get('x-ratelimit-remaining')).toBe(String(10 - call));
	}

	const refused = await workspace.logoutOtherClients(jo, { 'x-forwarded-for': '192.0.2.3' });

	expect(refused.status).toBe(429);
	expect(refused.body).toEqual({ success: false, error: expect.any(String) });
	const seconds = refused.body.error?.match(
		/^Error, too many requests\. Please slow down\. You must wait (\d+) seconds before trying this endpoint again\. \[error-too-many-requests\]$/,
	)?.[1];
	expect(Number(seconds)).toBeGreaterThan(0);
	expect(Number(seconds)).toBeLessThanOrEqual(60);
	expect(Number(refused.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now());

	expect((await workspace.logoutOtherClients(jo, { 'x-real-ip': '192.0.2.3' })).status).toBe(200);
	expect((await workspace.me(jo)).status).toBe(200);
	expect((await workspace.logoutOtherClients(workspace.admin)).status).toBe(200);
	expect((await workspace.logoutOtherClients({ ...jo, authToken: 'wrong' })).status).toBe(401);
});

it('counts commands of scripts only: those of a client came by another protocol before Rocket.Chat 8.6', async () => {
	const workspace = await sharedWorkspace();
	const [creds] = await workspace.newClients(1);
	await workspace.switchControl('rate-limit', true);
	const statusOf = async (more: object): Promise<number> => {
		const body = { command: 'unknown', params: '', roomId: 'GENERAL', ...more };
		return (await workspace.call('POST', '/api/v1/commands.run', { creds, body })).status;
	};
	for (let call = 1; call <= 11; call++) {
		expect(await statusOf({ triggerId: `trigger-${call}` })).toBe(400);
	}
	for (let call = 1; call <= 10; call++) {
		expect(await statusOf({})).toBe(400);
	}
	expect(await statusOf({})).toBe(429);
});
