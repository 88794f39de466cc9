import type { Credentials } from '../../tools/workspace/client';
import { defaultPassword } from '../../tools/workspace/client';
import type { LiveConnection } from '../support/liveEvents';
import { connectLive } from '../support/liveEvents';
import { probeAppId } from '../../tools/harness/probeApp/packProbeApp';
import type { ProbeWorkspace } from '../../tools/harness/probeApp/startWithProbeApp';
import { startWithProbeApp } from '../../tools/harness/probeApp/startWithProbeApp';

describe('an app in chat', () => {
	let workspace: ProbeWorkspace;
	let ann: Credentials;
	let live: LiveConnection;
	beforeAll(async () => {
		workspace = await startWithProbeApp();
		await workspace.createUser('ann');
		ann = await workspace.login('ann', defaultPassword);
	});
	afterAll(() => workspace.process.stop());
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

	it('shows its command, with texts by key', async () => {
		const { body } = await workspace.call('GET', '/api/v1/commands.list', { creds: ann });
		expect(body.commands).toEqual([
			{
				command: 'probe',
				appId: probeAppId,
				params: `app-${probeAppId}.probe_params`,
				description: `app-${probeAppId}.probe_description`,
				clientOnly: false,
				providesPreview: false,
			},
		]);
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

	it('writes into the thread in which the command was run, and opens nothing without a trigger', async () => {
		const post = { creds: ann, body: { roomId: 'GENERAL', text: 'a thread' } };
		const { body } = await workspace.call<{ message: { _id: string } }>('POST', '/api/v1/chat.postMessage', post);
		await live.next();
		await runCommand({ params: 'x', tmid: body.message._id });
		expect(await live.next()).toMatchObject({ event: 'ephemeral-message', data: { tmid: body.message._id } });
	});

	it('gets the words of a command without the space and the quotes around them', async () => {
		await runCommand({ params: '  a  "b c" ' });
		expect(await live.next()).toMatchObject({ event: 'ephemeral-message', data: { msg: 'a+b c in general' } });
	});

	it('never reaches a page with its modals once that page has lost its subscription, but with its messages', async () => {
		const other = await workspace.login('ann', defaultPassword);
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
			body: { name: 'private-talk' },
		});
		for (const roomId of [made.body.group._id, 'no such room']) {
			const refused = await runCommand({ roomId, params: 'hello' });
			expect([refused.status, refused.body]).toEqual([403, { success: false, error: 'unauthorized' }]);
		}
	});

	it('writes direct messages into one room', async () => {
		const body = { username: 'ann', text: 'psst' };
		const first = await workspace.probe('POST', 'direct-message', { body });
		const second = await workspace.probe('POST', 'direct-message', { body });
		expect([first.body.found, second.body.found]).toEqual([false, true]);
		expect(second.body.roomId).toBe(first.body.roomId);
		const shown = { msg: 'psst', rid: first.body.roomId, u: { username: 'probe.bot' } };
		expect(await live.next()).toMatchObject({ event: 'message', data: shown });
		expect(await live.next()).toMatchObject({ event: 'message', data: shown });
	});

	it('is given the wrong room for a direct message by a faulty host: a public one, or one of other people', async () => {
		await workspace.createUser('bob');
		const made = await workspace.call<{ room: { _id: string } }>('POST', '/api/v1/im.create', {
			creds: workspace.admin,
			body: { username: 'bob' },
		});
		for (const roomId of ['GENERAL', made.body.room._id]) {
			const fault = { kind: 'misdirect', method: 'getById', args: [roomId] };
			await workspace.call('POST', '/workspace/faults', {
				creds: workspace.admin,
				body: { 'rooms.getDirectByUsernames': fault },
			});
			const answer = await workspace.probe('POST', 'direct-message', { body: { username: 'ann', text: 'psst' } });
			expect(answer.body).toEqual({ roomId, found: true });
		}
		await workspace.call('POST', '/workspace/faults', { creds: workspace.admin, body: {} });
	});
});
