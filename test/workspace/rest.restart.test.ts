import { client, defaultPassword } from '../../tools/workspace/client';
import { startWorkspaceProcess } from '../../tools/harness/workspaceProcess';

it('loses nothing when it is killed between a login and the next call', async () => {
	const first = await startWorkspaceProcess();
	const before = client(first.url);
	await before.createUser('ned');
	const [kept, other] = [await before.login('ned', defaultPassword), await before.login('ned', defaultPassword)];
	await first.kill();

	const second = await startWorkspaceProcess({ dataFolder: first.dataFolder });
	const after = client(second.url);
	expect((await after.me(kept)).status).toBe(200);
	expect((await after.logoutOtherClients(kept)).status).toBe(200);
	await second.kill();

	const third = await startWorkspaceProcess({ dataFolder: first.dataFolder });
	const later = client(third.url);
	expect((await later.me(kept)).status).toBe(200);
	expect((await later.me(other)).status).toBe(401);
	await later.login('ned', defaultPassword);
	await third.stop();
	await first.stop();
});

it('keeps what an administrator set, and follows its own address', async () => {
	const first = await startWorkspaceProcess();
	const before = client(first.url);
	const admin = await before.login('admin', 'admin');
	const path = '/api/v1/settings/Accounts_LoginExpiration';
	await before.call('POST', path, { creds: admin, body: { value: 30 } });
	await first.kill();
	const second = await startWorkspaceProcess({ dataFolder: first.dataFolder });
	const after = client(second.url);

	expect((await after.call('GET', path, { creds: admin })).body).toMatchObject({ value: 30 });
	const siteUrl = await after.call('GET', '/api/v1/settings/Site_Url', { creds: admin });
	expect(siteUrl.body).toMatchObject({ value: second.url });
	await second.stop();
	await first.stop();
});

it('says so when its port is taken', async () => {
	const first = await startWorkspaceProcess();
	const port = Number(new URL(first.url).port);
	await expect(startWorkspaceProcess({ port, dataFolder: first.dataFolder })).rejects.toThrow('That port is in use');
	expect((await client(first.url).call('GET', '/workspace/health')).body).toMatchObject({ pid: first.pid });
	await first.stop();
});
