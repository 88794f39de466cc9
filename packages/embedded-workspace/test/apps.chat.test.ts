import { randomUUID } from 'crypto';

import type { Credentials } from '../src/index';
import { defaultPassword } from '../src/index';
import type { LiveConnection } from '../src/testing';
import { connectLive } from '../src/testing';
import { probeAppId } from './support/probeApp/packProbeApp';
import type { TestWorkspace } from './support/workspace';
import { sharedWorkspace } from './support/workspace';

describe('an app in chat', () => {
	let workspace: TestWorkspace;
	let username: string;
	let ann: Credentials;
	let live: LiveConnection;
	beforeAll(async () => {
		workspace = await sharedWorkspace();
		({ username } = await workspace.createUser(`ann-${randomUUID()}`));
		ann = await workspace.login(username, defaultPassword);
	});
	beforeEach(async () => {
		live = await connectLive(workspace.url, ann);
		expect((await live.next()).event).toBe('ready');
	});
	afterEach(() => live.close());

	const runCommand = (body: object) =>
		workspace.call('POST', '/api/v1/commands.run', {
			creds: ann,
			body: { command: 'probe', roomId: 'GENERAL', ...body },
		});

	it('opens a modal for the client that ran the command, then writes to the user alone', async () => {
		const admin = await connectLive(workspace.url, workspace.admin);
		await admin.next();
		expect((await runCommand({ params: 'a b', triggerId: 'trigger-1' })).status).toBe(200);
		const modal = await live.next();
		expect(modal).toMatchObject({
			event: 'ui-interaction',
			data: { type: 'modal.open', triggerId: 'trigger-1', appId: probeAppId, view: { id: 'probe-view' } },
		});
		const message = await live.next();
		expect(message).toMatchObject({
			event: 'ephemeral-message',
			data: {
				rid: 'GENERAL',
				msg: 'a+b in general',
				private: true,
				u: { username: 'probe.bot' },
				attachments: [
					{ type: 'file', title: 'keep.txt', title_link: 'http://localhost/keep', title_link_download: true },
				],
			},
		});
		const stored = await workspace.call('GET', '/api/v1/channels.messages?roomId=GENERAL', { creds: ann });
		expect(stored.body.messages).toEqual([]);
		// What the administrator sees next is this message: the app's went past them.
		await workspace.call('POST', '/api/v1/chat.postMessage', {
			creds: ann,
			body: { roomId: 'GENERAL', text: 'hello' },
		});
		expect(await admin.next()).toMatchObject({ event: 'message', data: { msg: 'hello' } });
		await admin.close();
	});

	it('reaches a page that has lost its modals with messages only, until it is reloaded', async () => {
		const other = await workspace.login(username, defaultPassword);
		const otherLive = await connectLive(workspace.url, other);
		await otherLive.next();
		expect((await workspace.call('POST', '/workspace/lose-interactions')).status).toBe(401);
		await workspace.call('POST', '/workspace/lose-interactions', { creds: ann });

		expect((await runCommand({ params: 'lost', triggerId: 'trigger-lost' })).status).toBe(200);

		expect(await live.next()).toMatchObject({ event: 'ephemeral-message', data: { msg: 'lost in general' } });
		expect(await otherLive.next()).toMatchObject({ event: 'ui-interaction', data: { triggerId: 'trigger-lost' } });
		await otherLive.close();

		const reloaded = await connectLive(workspace.url, ann);
		await reloaded.next();
		await runCommand({ triggerId: 'trigger-back' });
		expect(await reloaded.next()).toMatchObject({ event: 'ui-interaction', data: { triggerId: 'trigger-back' } });
		await reloaded.close();
	});

	it('runs a command only in a room that the user may see', async () => {
		const made = await workspace.call<{ group: { _id: string } }>('POST', '/api/v1/groups.create', {
			creds: workspace.admin,
			body: { name: `private-${randomUUID()}` },
		});
		for (const roomId of [made.body.group._id, 'no such room']) {
			const refused = await runCommand({ roomId, params: 'hello' });
			expect([refused.status, refused.body]).toEqual([403, { success: false, error: 'unauthorized' }]);
		}
	});

	it('writes direct messages into one room', async () => {
		const body = { username, text: 'psst' };
		const first = await workspace.probe('POST', 'direct-message', { body });
		const second = await workspace.probe('POST', 'direct-message', { body });
		expect([first.body.found, second.body.found]).toEqual([false, true]);
		expect(second.body.roomId).toBe(first.body.roomId);
		const shown = { msg: 'psst', rid: first.body.roomId, u: { username: 'probe.bot' } };
		expect(await live.next()).toMatchObject({ event: 'message', data: shown });
		expect(await live.next()).toMatchObject({ event: 'message', data: shown });
	});

	it('finds users by the exact name only, which nobody else can take in other letters', async () => {
		const name = `Max-${randomUUID()}`;
		await workspace.createUser(name);
		await expect(workspace.createUser(name.toLowerCase())).rejects.toThrow('already in use');
		const send = (to: string) => workspace.probe('POST', 'direct-message', { body: { username: to, text: 'hello' } });
		expect((await send(name.toLowerCase())).status).toBe(404);
		expect((await send(name)).status).toBe(200);
	});

	describe('whose modals are used', () => {
		const interact = (body: object, creds?: Credentials) =>
			workspace.call('POST', `/api/apps/ui.interaction/${probeAppId}`, { creds, body });

		it('answers a submitted modal to the client that submitted it', async () => {
			const title = { type: 'plain_text', text: 'Probe' };
			const view = { id: 'probe-view', title, blocks: [], state: { a: { b: 'c' } } };
			expect(await interact({ type: 'viewSubmit', triggerId: 'trigger-2', payload: { view } }, ann)).toMatchObject({
				status: 200,
				body: {
					success: true,
					type: 'modal.update',
					triggerId: 'trigger-2',
					appId: probeAppId,
					view: { id: 'probe-view', title: { text: `Thanks, ${username}` } },
				},
			});
		});

		it('answers nothing when a modal is closed', async () => {
			const payload = { viewId: 'probe-view', view: {}, isCleared: true };
			expect(await interact({ type: 'viewClosed', payload }, ann)).toMatchObject({ status: 200, body: '' });
		});

		it('hears only from users who are logged in', async () => {
			expect(await interact({ type: 'viewSubmit', payload: {} })).toMatchObject({
				status: 401,
				body: { status: 'error', message: 'You must be logged in to do this.' },
			});
		});
	});
});
