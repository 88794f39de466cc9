import type { Credentials } from '../../tools/workspace/client';
import { defaultPassword } from '../../tools/workspace/client';
import { probeAppId } from '../../tools/harness/probeApp/packProbeApp';
import type { ProbeWorkspace } from '../../tools/harness/probeApp/startWithProbeApp';
import { startWithProbeApp } from '../../tools/harness/probeApp/startWithProbeApp';

describe('an app whose blocks and modals are used', () => {
	let workspace: ProbeWorkspace;
	let ann: Credentials;
	beforeAll(async () => {
		workspace = await startWithProbeApp();
		await workspace.createUser('ann');
		ann = await workspace.login('ann', defaultPassword);
	});
	afterAll(() => workspace.process.stop());

	const interact = (body: object, creds?: Credentials) =>
		workspace.call('POST', `/api/apps/ui.interaction/${probeAppId}`, { creds, body });

	it('answers a submitted modal to the client that submitted it', async () => {
		const view = {
			id: 'probe-view',
			title: { type: 'plain_text', text: 'Probe' },
			blocks: [],
			state: { a: { b: 'c' } },
		};
		const body = { type: 'viewSubmit', triggerId: 'trigger-2', payload: { view } };
		const answer = await interact(body, ann);
		expect(answer.status).toBe(200);
		expect(answer.body).toMatchObject({
			success: true,
			type: 'modal.update',
			triggerId: 'trigger-2',
			appId: probeAppId,
			view: { id: 'probe-view', title: { text: 'Thanks, ann' } },
		});
	});

	it('gets the room of a block action, and lets views close', async () => {
		const payload = { blockId: 'block', value: 'seven' };
		const action = { type: 'blockAction', actionId: 'press', rid: 'GENERAL', triggerId: 'trigger-3', payload };
		expect((await interact(action, ann)).body).toEqual({ success: true });
		const logs = await workspace.call('GET', `/api/apps/${probeAppId}/logs?count=1`, { creds: workspace.admin });
		expect(JSON.stringify(logs.body)).toContain('"room":"general","actionId":"press","value":"seven"');
		const closed = { type: 'viewClosed', payload: { viewId: 'probe-view', view: {}, isCleared: true } };
		const answer = await interact(closed, ann);
		expect(answer.headers.get('x-ratelimit-limit')).toBe('60000');
		expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: '' });
	});

	it('hears of interactions only from users who are logged in, and only of known kinds', async () => {
		const refused = await interact({ type: 'viewSubmit', payload: {} });
		expect([refused.status, refused.body]).toEqual([
			401,
			{ status: 'error', message: 'You must be logged in to do this.' },
		]);
		const unknown = await interact({ type: 'unheardOf', payload: {} }, ann);
		expect([unknown.status, unknown.body]).toEqual([400, { error: 'Unknown action' }]);
	});
});
