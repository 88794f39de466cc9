import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { appId } from '../../../tools/harness/appWorkspace';
import { logged } from '../../support/faults';
import type { FaultyWorkspace } from '../../support/faultyWorkspace';
import { startFaultyWorkspace } from '../../support/faultyWorkspace';
import { sharedWorkspace } from '../../support/sharedWorkspaces';

let workspace: AppWorkspace;
let elsewhere: FaultyWorkspace;
beforeAll(async () => {
	[workspace, elsewhere] = await Promise.all([sharedWorkspace(), startFaultyWorkspace()]);
});
afterAll(() => elsewhere.stop());

/** Status of the endpoint's answer to a new user: other than 200 if the workspace URL leads elsewhere. */
async function statusOfCall(): Promise<number> {
	const [creds] = await workspace.newClients(1);
	return (await workspace.callApp({ creds })).status;
}

describe('the workspace URL', () => {
	afterEach(() => workspace.saveSetting('workspace_url', ''));

	it('is Site_Url if it is empty, and changes with the next call', async () => {
		expect(await statusOfCall()).toBe(200);
		await workspace.saveSetting('workspace_url', elsewhere.url);
		expect(await statusOfCall()).toBe(502);
		expect(await workspace.saveSetting('workspace_url', '  ')).toBe('');
		expect(await statusOfCall()).toBe(200);
	});

	it.each([
		[
			'a password',
			'http://admin:hunter2@127.0.0.1',
			/the old value stays: .* must not contain a user name or password/,
		],
		['a port where nobody listens', 'http://127.0.0.1:9', /the old value stays: No Rocket.Chat answers at http/],
	])('with %s is not saved, and the app log says why', async (_what, url, reason) => {
		await workspace.saveSetting('workspace_url', workspace.url);
		expect(await workspace.saveSetting('workspace_url', url)).toBe(workspace.url);
		await logged(workspace, reason);
		expect((await workspace.logLines()).join('\n')).not.toContain('hunter2');
		expect(await statusOfCall()).toBe(200);
	});
});

it('stores rooms for administrators as a list of ids, which the administration can show, whatever is entered', async () => {
	const entered = [null, 5, 'GENERAL', { _id: 7 }, { _id: 'GENERAL', name: 'general' }, { _id: 'GENERAL' }];
	expect(await workspace.saveSetting('administrator_rooms', entered)).toEqual([{ _id: 'GENERAL' }]);
	expect(await statusOfCall()).toBe(200);
	expect(await workspace.saveSetting('administrator_rooms', null)).toEqual([]);
});

it('stays enabled if Site_Url is wrong when it is enabled, and works once it is right', async () => {
	await workspace.changeWorkspace('Site_Url', 'http://127.0.0.1:9');
	const path = `/api/apps/${appId}/status`;
	for (const status of ['manually_disabled', 'manually_enabled']) {
		const { body } = await workspace.call('POST', path, { creds: workspace.admin, body: { status } });
		expect(body.status).toBe(status);
	}
	expect(await statusOfCall()).toBe(504);
	await workspace.changeWorkspace('Site_Url', workspace.url);
	expect(await statusOfCall()).toBe(200);
});
