import type { ProbeWorkspace } from '../../tools/harness/probeApp/startWithProbeApp';
import { startWithProbeApp } from '../../tools/harness/probeApp/startWithProbeApp';

describe.each([
	['6.5', 1_000_000, 53_000_000],
	['8.0', 90_000, 110_000],
])('a server of version %s', (version, small, large) => {
	let workspace: ProbeWorkspace;
	beforeAll(async () => {
		workspace = await startWithProbeApp({ version });
	});
	afterAll(() => workspace.process.stop());

	const padded = (length: number) => ({ padding: 'x'.repeat(length) });

	it('hands a large body on to an app, and refuses a larger one itself', async () => {
		expect((await workspace.probe('POST', 'noop', { body: padded(small) })).status).toBe(500);
		const refused = await workspace.probe<string>('POST', 'noop', { body: padded(large) });
		expect(refused.status).toBe(413);
		expect(refused.headers.get('content-type')).toContain('text/html');
		expect(refused.body).toContain('Payload Too Large');
	});

	it('has the same limit for its own REST API', async () => {
		const login = (length: number) =>
			workspace.call('POST', '/api/v1/login', { body: { user: 'admin', password: 'admin', ...padded(length) } });
		expect((await login(small)).status).toBe(200);
		expect((await login(large)).status).toBe(413);
	});
});
