import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import type { Credentials } from '../support/client';
import { client } from '../support/client';
import { chromeOnWindows } from '../support/devices';
import { addressesOf, SessionWorkspace } from '../support/sessionWorkspace';
import { startWorkspaceProcess } from '../../tools/harness/workspaceProcess';

const at = new SessionWorkspace();

afterEach(() => at.disconnect());

describe('device management', () => {
	const enable = (enabled: unknown, creds: Credentials) =>
		at.api.call('POST', '/workspace/device-management', { creds, body: { enabled } });

	const cleanUps: (() => Promise<void>)[] = [];
	afterEach(async () => {
		await at.workspace.stop();
		for (const cleanUp of cleanUps.splice(0)) await cleanUp();
	});

	it.each([
		['7.5', { status: 403, body: { success: false, error: 'unauthorized' } }],
		[
			'8.0',
			{
				status: 400,
				body: {
					success: false,
					error: 'This is an enterprise feature [error-action-not-allowed]',
					errorType: 'error-action-not-allowed',
				},
			},
		],
	])('is refused unless asked for as %s does', async (version, refusal) => {
		await at.start({ version });
		const { status, body } = await at.list(at.admin);
		expect({ status, body }).toEqual(refusal);
	});

	it('comes and goes while the workspace runs, and shows what was connected before it came', async () => {
		await at.start({});
		const [login] = await at.newLogins(1);
		await at.connect(login, chromeOnWindows('10.1.2.3'));
		expect((await at.list(login)).status).toBe(400);

		expect((await enable(true, login)).status).toBe(403);
		expect(await enable('yes', at.admin)).toMatchObject({ status: 400 });
		expect(await enable(true, at.admin)).toMatchObject({ status: 200, body: { success: true, enabled: true } });
		expect(addressesOf(await at.list(login))).toEqual(['10.1.2.3']);

		await enable(false, at.admin);
		expect((await at.list(login)).status).toBe(400);
	});

	it('marks the session that asks, if the server is one that does', async () => {
		await at.start({ deviceManagement: true });
		const [asking, other] = await at.newLogins(2);
		await at.connect(asking, chromeOnWindows('10.1.2.3'));
		await at.connect(other, chromeOnWindows('10.1.2.3'));
		const marks = async (creds: Credentials) => {
			const { body } = await at.list(creds);
			return body.sessions.map((session) => 'current' in session && session.current);
		};
		expect(await marks(asking)).toEqual([false, false]);

		const mark = { creds: at.admin, body: { enabled: true } };
		expect((await at.api.call('POST', '/workspace/mark-current-session', { ...mark, creds: other })).status).toBe(403);
		expect((await at.api.call('POST', '/workspace/mark-current-session', mark)).status).toBe(200);

		// Newest first.
		expect(await marks(asking)).toEqual([false, true]);
		expect(await marks(other)).toEqual([true, false]);
	});

	it('counts against the rate limit like every route', async () => {
		await at.start({ deviceManagement: true, rateLimit: true });
		const [login] = await at.newLogins(1);
		for (let call = 1; call <= 10; call++) expect((await at.list(login)).status).toBe(200);
		expect((await at.list(login)).status).toBe(429);
	});

	it('belongs to the data folder: all its processes have it, and it outlives them', async () => {
		const dataFolder = await mkdtemp(join(tmpdir(), 'workspace-'));
		await at.start({ dataFolder });
		const second = await startWorkspaceProcess({ dataFolder });
		cleanUps.push(second.stop, () => rm(dataFolder, { recursive: true, force: true }));
		const [login] = await at.newLogins(1);
		await at.connect(login, chromeOnWindows('10.1.2.3'));
		expect((await at.list(login, '', client(second.url))).status).toBe(400);

		await enable(true, at.admin);
		expect(addressesOf(await at.list(login, '', client(second.url)))).toEqual(['10.1.2.3']);

		await second.stop();
		await at.workspace.stop();
		at.workspace = await startWorkspaceProcess({ dataFolder });
		expect(addressesOf(await at.list(login, '', client(at.workspace.url)))).toEqual(['10.1.2.3']);
	});
});
