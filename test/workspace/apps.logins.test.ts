import type { Credentials } from '../../tools/workspace/client';
import { defaultPassword } from '../../tools/workspace/client';
import type { ProbeWorkspace } from '../../tools/harness/probeApp/startWithProbeApp';
import { startWithProbeApp } from '../../tools/harness/probeApp/startWithProbeApp';

describe('an app that listens to logins', () => {
	let workspace: ProbeWorkspace;
	beforeAll(async () => {
		workspace = await startWithProbeApp();
	});
	afterAll(() => workspace.process.stop());

	const heard = async (username: string): Promise<number> => {
		const { body } = await workspace.probe('POST', 'records', { body: { step: 'read', names: ['logins'] } });
		return (body.result as { username: string }[]).filter((record) => record.username === username).length;
	};
	const setFaults = (body: object) => workspace.call('POST', '/workspace/faults', { creds: workspace.admin, body });

	it('has heard of a login by the time the client is answered', async () => {
		await workspace.createUser('newcomer');
		await workspace.login('newcomer', defaultPassword);
		expect(await heard('newcomer')).toBe(1);
	});

	it('makes every login wait as long as it takes', async () => {
		await workspace.createUser('patient');
		await setFaults({ 'persistence.createWithAssociations': { kind: 'slow', delayMs: 700 } });
		const before = Date.now();
		await workspace.login('patient', defaultPassword);
		expect(Date.now() - before).toBeGreaterThanOrEqual(700);
		await setFaults({});
	});

	it('cannot refuse a login by failing', async () => {
		await workspace.createUser('lucky');
		await setFaults({ 'persistence.createWithAssociations': { kind: 'throw' } });
		const creds = await workspace.login('lucky', defaultPassword);
		await setFaults({});
		expect((await workspace.me(creds)).status).toBe(200);
	});

	it('does not hear of resumed sessions, nor of logins an administrator makes', async () => {
		const { _id: userId } = await workspace.createUser('quiet');
		const made = await workspace.call('POST', '/api/v1/users.createToken', {
			creds: workspace.admin,
			body: { userId },
		});
		const { authToken } = made.body.data as Credentials;
		const resumed = await workspace.call('POST', '/api/v1/login', { body: { resume: authToken } });
		expect(resumed.status).toBe(200);
		expect(await heard('quiet')).toBe(0);
	});
});
