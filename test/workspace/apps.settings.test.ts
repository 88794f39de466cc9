import type { JsonObject } from '../../tools/workspace/client';
import { probeAppId } from '../../tools/harness/probeApp/packProbeApp';
import type { ProbeWorkspace } from '../../tools/harness/probeApp/startWithProbeApp';
import { startWithProbeApp } from '../../tools/harness/probeApp/startWithProbeApp';

let workspace: ProbeWorkspace;
beforeAll(async () => {
	workspace = await startWithProbeApp();
});
afterAll(() => workspace.process.stop());

/** What the app reads. */
const read = async (id: string): Promise<JsonObject> => (await workspace.probe('GET', `setting?id=${id}`)).body;
const change = (id: string, value: unknown) =>
	workspace.call('POST', `/api/v1/settings/${id}`, { creds: workspace.admin, body: { value } });

describe('settings of the workspace', () => {
	it.each([
		['FileUpload_ProtectFiles', true],
		['Log_Level', '0'],
		['Language', 'en'],
		['Accounts_LoginExpiration', 90],
		['API_Enable_Rate_Limiter', false],
	])('%s is %p for an app, until an administrator stores something else, whatever it is', async (id, value) => {
		expect((await read(id)).server).toBe(value);
		for (const stored of ['2', 2, false, '', [{ _id: 'a' }], { a: 1 }, value]) {
			expect((await change(id, stored)).status).toBe(200);
			expect((await read(id)).server).toEqual(stored);
		}
	});

	it.each(['No_Such_Setting', 'Workspace_Device_Management'])('%s is not readable', async (id) => {
		expect((await read(id)).error).toContain('not readable');
	});
});

describe('settings of an app', () => {
	it.each([[[{ _id: 'GENERAL' }]], [[]], [''], ['a text'], [7], [{ _id: 'x' }], [[null]]])(
		'reach the app unchecked, as %j',
		async (value) => {
			// The app turns whatever it is given into a text.
			const setting = { id: 'colour', value };
			const path = `/api/apps/${probeAppId}/settings/colour`;
			expect((await workspace.call('POST', path, { creds: workspace.admin, body: { setting } })).status).toBe(200);
			expect((await read('Site_Url')).own).toBe(String(value));
		},
	);
});
