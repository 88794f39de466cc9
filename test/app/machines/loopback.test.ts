import { once } from 'events';
import { createServer } from 'http';
import type { AddressInfo } from 'net';

import { startWorkspaceProcess } from 'embedded-workspace';

it('names its IPv4 address, because another server may listen on the same port of ::1', async () => {
	const other = createServer((_req, res) => void res.end('another server')).listen(0, '::1');
	// A machine without IPv6 has nobody to confuse the workspace with.
	const port = await once(other, 'listening').then(
		() => (other.address() as AddressInfo).port,
		() => 0,
	);
	const workspace = await startWorkspaceProcess({ port });
	try {
		expect(workspace.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
		expect((await fetch(`${workspace.url}/api/info`)).status).toBe(200);
	} finally {
		await workspace.stop();
		other.close();
	}
});
