import { mkdtemp, rm, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import type { JsonObject, WorkspaceClient, WorkspaceProcess } from '../../src/index';
import { client, packOneFileApp, startWorkspaceProcess } from '../../src/index';
import type { LiveConnection } from '../../src/testing';
import { connectLive, until } from '../../src/testing';
import { packProbeApp, probeAppId } from '../support/probeApp/packProbeApp';

/** That of `NotesApp`. */
const appId = '0d9f3a52-7a0e-4d27-9a51-6f5f0b3c2e11';

let folder: string;
let zip: string;
let probeZip: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'another-app-'));
	zip = join(folder, 'notes.zip');
	const app = packOneFileApp(__dirname, {
		id: appId,
		className: 'NotesApp',
		permissions: [
			...['slashcommand', 'ui.interact', 'persistence', 'scheduler'],
			...['user.read', 'room.read', 'message.read', 'message.write'],
		],
		implements: ['IUIKitInteractionHandler'],
		texts: { en: { note_description: 'Keeps notes', note_params: 'list|remind', title: 'Title' } },
	});
	await writeFile(zip, app);
	probeZip = join(folder, 'probe.zip');
	await writeFile(probeZip, packProbeApp());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('refuses an app that is no file, and a log level that does not exist, before it starts', async () => {
	await expect(startWorkspaceProcess({ apps: [join(folder, 'nothing.zip')] })).rejects.toThrow('--app needs the path');
	await expect(startWorkspaceProcess({ appLog: 'loud' as 'debug' })).rejects.toThrow('--app-log needs one of');
});

describe('an app that is not ours', () => {
	let workspace: WorkspaceProcess;
	let rest: WorkspaceClient;
	let live: LiveConnection;
	let creds: { userId: string; authToken: string };
	beforeAll(async () => {
		workspace = await startWorkspaceProcess({ apps: [zip, probeZip], appLog: 'info' });
		rest = client(workspace.url);
		[creds] = await rest.newClients(1);
		live = await connectLive(workspace.url, creds);
		await live.next();
	});
	afterAll(async () => {
		await live?.close();
		await workspace?.stop();
	});

	const post = async (path: string, body: object): Promise<JsonObject> => {
		const answer = await rest.call('POST', path, { creds, body });
		expect(answer.status).toBe(200);
		return answer.body;
	};
	const run = (params: string) =>
		post('/api/v1/commands.run', { command: 'note', params, roomId: 'GENERAL', triggerId: `trigger ${params}` });
	const submit = (text: string) => {
		const view = { id: 'note', state: { note: { note: text } } };
		return post(`/api/apps/ui.interaction/${appId}`, { type: 'viewSubmit', triggerId: 'submit', payload: { view } });
	};

	it('installs, beside another one', async () => {
		const admin = await rest.login('admin', 'admin');
		const { apps } = (await rest.call<{ apps: JsonObject[] }>('GET', '/api/apps/installed', { creds: admin })).body;
		expect(apps.map(({ id }) => id)).toEqual([appId, probeAppId]);
		const { body } = await rest.call<{ app: JsonObject }>('GET', `/api/apps/${appId}`, { creds: admin });
		expect(body.app).toMatchObject({ name: 'Notes', status: 'manually_enabled' });
	});

	it('shows its modal, refuses an empty answer and keeps another one', async () => {
		await run('');
		expect(await live.next()).toMatchObject({
			event: 'ui-interaction',
			data: { triggerId: 'trigger ', view: { title: { text: 'A note' }, blocks: [{ type: 'input' }] } },
		});
		expect(await submit(' ')).toMatchObject({ type: 'errors', errors: { note: 'Empty' } });
		expect(await submit('buy milk')).toMatchObject({ success: true });
	});

	it('answers its command, by the setting and the record', async () => {
		await run('list');
		expect(await live.next()).toMatchObject({ event: 'ephemeral-message', data: { msg: 'Your notes: buy milk' } });
		const admin = await rest.login('admin', 'admin');
		const body = { setting: { id: 'title', value: 'My list' } };
		await rest.call('POST', `/api/apps/${appId}/settings/title`, { creds: admin, body });
		await run('list');
		expect(await live.next()).toMatchObject({ data: { msg: 'My list: buy milk' } });
	});

	it('does what it has scheduled', async () => {
		await run('remind');
		expect(await live.next()).toMatchObject({
			event: 'message',
			data: { msg: 'My list: buy milk', u: { username: 'notes.bot' } },
		});
	});

	it('has its log printed, without the requests that the engine logs at a lower level', async () => {
		await until(() => workspace.output().includes('[Notes] info'));
		expect(workspace.output()).toMatch(/^\[Notes\] info \S+: kept a note of user-\w+$/m);
		expect(workspace.output()).not.toContain('[Notes] debug');
	});
});
