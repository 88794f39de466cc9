import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId } from '../../../tools/harness/appWorkspace';
import type { FaultyWorkspace } from '../../support/faultyWorkspace';
import { startFaultyWorkspace } from '../../support/faultyWorkspace';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { directMessages } from '../../support/storedMessages';
import { until } from 'embedded-workspace/testing';

let workspace: AppWorkspace;
let elsewhere: FaultyWorkspace;
beforeAll(async () => {
	[workspace, elsewhere] = await Promise.all([sharedWorkspace(), startFaultyWorkspace()]);
});
afterAll(async () => {
	await elsewhere.stop();
});

/** Status of the endpoint's answer to a new user: other than 200 if the workspace URL leads elsewhere. */
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

it('has three settings', async () => {
	const path = `/api/apps/${appId}/settings`;
	const { body } = await workspace.call<{ settings: object }>('GET', path, { creds: workspace.admin });
	expect(Object.keys(body.settings).sort()).toEqual(['administrator_rooms', 'security_notice', 'workspace_url']);
});

describe('the workspace URL', () => {
	beforeEach(async () => {
		await workspace.saveSetting('workspace_url', '');
	});

	it('is Site_Url if it is empty, and changes with the next call', async () => {
		expect(await statusOfCall()).toBe(200);
		await workspace.saveSetting('workspace_url', elsewhere.url);
		expect(await statusOfCall()).toBe(502);
		expect(await workspace.saveSetting('workspace_url', '  ')).toBe('');
		expect(await statusOfCall()).toBe(200);
	});

	it('may end with slashes and have spaces around it', async () => {
		const { url } = workspace.process;
		expect(await workspace.saveSetting('workspace_url', ` ${url}// `)).toBe(url);
		expect(await statusOfCall()).toBe(200);
	});

	it.each<[string, unknown, string]>([
		['nonsense', 'chat example', 'must start with http'],
		['another protocol', 'ftp://127.0.0.1', 'must start with http'],
		['a password', 'http://admin:hunter2@127.0.0.1', 'must not contain a user name or password'],
		['a query', 'http://127.0.0.1/?a=1', 'must end before any'],
		['a port where nobody listens', 'http://127.0.0.1:9', 'No Rocket.Chat answers at http://127.0.0.1:9/api/info'],
		['a number', 5, 'must start with http'],
		['a list', ['http://127.0.0.1'], 'must start with http'],
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

it('sends the security notice or not from the next call on', async () => {
	const noticesOf = async (): Promise<number> => {
		const [creds] = await workspace.newClients(1);
		expect((await workspace.callApp({ creds })).status).toBe(200);
		return (await directMessages(workspace, creds)).length;
	};
	expect(await noticesOf()).toBe(1);
	await workspace.saveSetting('security_notice', false);
	expect(await noticesOf()).toBe(0);
	await workspace.saveSetting('security_notice', true);
	expect(await noticesOf()).toBe(1);
});

it.each<[unknown, unknown]>([
	['', []],
	[[], []],
	[[{ _id: 'GENERAL' }], [{ _id: 'GENERAL' }]],
	[[{ _id: 'GENERAL', name: 'general' }, { _id: 'GENERAL' }], [{ _id: 'GENERAL' }]],
	['GENERAL', []],
	[null, []],
	[{ _id: 'GENERAL' }, []],
	[[null, 5, 'GENERAL', { _id: 7 }, { _id: '' }], []],
])('stores rooms for administrators entered as %j as %j, which the administration can show', async (value, stored) => {
	expect(await workspace.saveSetting('administrator_rooms', value)).toEqual(stored);
	expect(await statusOfCall()).toBe(200);
	await workspace.saveSetting('administrator_rooms', []);
});

it('stays enabled if Site_Url is wrong when it is enabled, and works once it is right', async () => {
	await workspace.changeWorkspace('Site_Url', 'http://127.0.0.1:9');
	const path = `/api/apps/${appId}/status`;
	for (const status of ['manually_disabled', 'manually_enabled']) {
		const { body } = await workspace.call('POST', path, { creds: workspace.admin, body: { status } });
		expect(body.status).toBe(status);
	}
	expect(await statusOfCall()).toBe(504);
	await workspace.changeWorkspace('Site_Url', workspace.process.url);
	expect(await statusOfCall()).toBe(200);
});
