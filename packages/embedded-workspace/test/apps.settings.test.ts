import type { JsonObject } from '../src/index';
import { probeAppId } from './support/probeApp/packProbeApp';
import type { TestWorkspace } from './support/workspace';
import { sharedWorkspace } from './support/workspace';

let workspace: TestWorkspace;
beforeAll(async () => {
	workspace = await sharedWorkspace();
});

/** What the app reads. */
const read = async (id: string): Promise<JsonObject> => (await workspace.probe('GET', `setting?id=${id}`)).body;

describe('settings of the workspace', () => {
	it.each([
		['FileUpload_ProtectFiles', true],
		['Log_Level', '0'],
		['Language', 'en'],
		['Accounts_LoginExpiration', 90],
		['API_Enable_Rate_Limiter', false],
	])('%s is %p for an app', async (id, value) => {
		expect((await read(id)).server).toBe(value);
	});

	it.each(['No_Such_Setting', 'Workspace_Device_Management'])('%s is not readable', async (id) => {
		expect((await read(id)).error).toContain('not readable');
	});

	it('reach the app as an administrator stores them, whatever it is', async () => {
		for (const value of ['2', 2, false, '', [{ _id: 'a' }], { a: 1 }]) {
			await workspace.call('POST', '/api/v1/settings/Language', { creds: workspace.admin, body: { value } });
			expect((await read('Language')).server).toEqual(value);
		}
	});
});

it('a setting of an app reaches the app unchecked, and the app may change it', async () => {
	const path = `/api/apps/${probeAppId}/settings/colour`;
	for (const [value, stored] of [
		['  blue ', 'blue'],
		[[{ _id: 'GENERAL' }], '[object Object]'],
	]) {
		const body = { setting: { id: 'colour', value } };
		expect((await workspace.call('POST', path, { creds: workspace.admin, body })).status).toBe(200);
		expect((await read('Site_Url')).own).toBe(stored);
	}
});
