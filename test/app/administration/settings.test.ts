import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId, startWithApp } from '../../../tools/harness/appWorkspace';
import type { FaultyWorkspace } from '../../support/faultyWorkspace';
import { startFaultyWorkspace } from '../../support/faultyWorkspace';
import { until } from '../../support/until';

let workspace: AppWorkspace;
let elsewhere: FaultyWorkspace;
beforeAll(async () => {
	[workspace, elsewhere] = await Promise.all([startWithApp(), startFaultyWorkspace()]);
});
afterAll(async () => {
	await elsewhere.stop();
	await workspace.process.stop();
});

/** Status of the endpoint's answer to a new user: other than 200 where the workspace URL leads elsewhere. */
async function statusOfCall(): Promise<number> {
	const [creds] = await workspace.newClients(1);
	return (await workspace.callApp({ creds })).status;
}

/** The line of the app log that says so and was not there before `work`. */
async function loggedBy(work: () => Promise<void>, text: string): Promise<string> {
	const before = (await workspace.logLines()).length;
	await work();
	return until(async () => {
		const lines = await workspace.logLines();
		return lines.slice(0, lines.length - before).find((line) => line.includes(text));
	});
}

describe('the workspace URL', () => {
	beforeEach(async () => {
		await workspace.saveSetting('workspace_url', '');
	});

	it('is Site_Url where it is empty', async () => {
		expect(await statusOfCall()).toBe(200);
		await workspace.saveSetting('workspace_url', elsewhere.url);
		expect(await statusOfCall()).toBe(502);
		expect(await workspace.saveSetting('workspace_url', '  ')).toBe('');
		expect(await statusOfCall()).toBe(200);
	});

	it('may end with slashes, and stand between blanks', async () => {
		const { url } = workspace.process;
		expect(await workspace.saveSetting('workspace_url', ` ${url}// `)).toBe(url);
		expect(await statusOfCall()).toBe(200);
	});

	it.each([
		['nonsense', 'chat example', 'must start with http'],
		['another protocol', 'ftp://127.0.0.1', 'must start with http'],
		['a password', 'http://admin:hunter2@127.0.0.1', 'must not hold a user name or password'],
		['a query', 'http://127.0.0.1/?a=1', 'must end before any'],
		['a port where nobody listens', 'http://127.0.0.1:9', 'No Rocket.Chat answers at http://127.0.0.1:9/api/info'],
	])('with %s is not saved, and the app log says why', async (_what, url, reason) => {
		await workspace.saveSetting('workspace_url', workspace.process.url);
		const line = await loggedBy(async () => {
			expect(await workspace.saveSetting('workspace_url', url)).toBe(workspace.process.url);
		}, reason);
		expect(line).toContain('"workspace_url" not saved, the old value stays');
		expect((await workspace.logLines()).join('\n')).not.toContain('hunter2');
		expect(await statusOfCall()).toBe(200);
	});

	it('of a server that is no Rocket.Chat is not saved', async () => {
		elsewhere.describeItself((_req, res) => void res.send('<html>Welcome</html>'));
		const line = await loggedBy(async () => {
			expect(await workspace.saveSetting('workspace_url', elsewhere.url)).toBe('');
		}, `No Rocket.Chat answers at ${elsewhere.url}`);
		expect(line).toContain('not saved');
		elsewhere.describeItself((_req, res) => void res.json({ version: '8.0', success: true }));
	});
});

describe('attempts per minute', () => {
	it('rule the limit from the next call on', async () => {
		expect(await workspace.saveSetting('attempts_per_minute', 2)).toBe(2);
		const [creds] = await workspace.newClients(1);
		const statuses: number[] = [];
		for (let call = 0; call < 3; call++) statuses.push((await workspace.callApp({ creds })).status);
		expect(statuses).toEqual([200, 200, 429]);

		await workspace.saveSetting('attempts_per_minute', 3);
		expect((await workspace.callApp({ creds })).status).toBe(200);
	});

	it.each([[0], [-1], [1.5], [1001], ['many'], [null], ['']])('are not saved as %p', async (value) => {
		await workspace.saveSetting('attempts_per_minute', 4);
		const line = await loggedBy(async () => {
			expect(await workspace.saveSetting('attempts_per_minute', value)).toBe(4);
		}, '"attempts_per_minute" not saved');
		expect(line).toContain('enter a whole number from 1 to 1000');
	});
});

describe('an app that is enabled', () => {
	async function enableAgain(): Promise<void> {
		const path = `/api/apps/${appId}/status`;
		for (const status of ['manually_disabled', 'manually_enabled']) {
			const { body } = await workspace.call('POST', path, { creds: workspace.admin, body: { status } });
			expect(body.status).toBe(status);
		}
	}

	it('says in its log that it has found the workspace', async () => {
		await loggedBy(enableAgain, `The workspace answers at ${workspace.process.url} as Rocket.Chat 8.0.`);
	});

	it('stays enabled where Site_Url is wrong, says so, and works once it is right', async () => {
		await workspace.changeWorkspace('Site_Url', 'http://127.0.0.1:9');
		const line = await loggedBy(enableAgain, 'The workspace cannot be used yet.');
		expect(line).toContain('No Rocket.Chat answers at http://127.0.0.1:9/api/info');
		expect(await statusOfCall()).toBe(504);

		await workspace.changeWorkspace('Site_Url', workspace.process.url);
		expect(await statusOfCall()).toBe(200);
	});
});
