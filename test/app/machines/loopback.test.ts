import { once } from 'events';
import { createServer } from 'http';

import { sharedWorkspace } from '../../support/sharedWorkspaces';

it('names its IPv4 address, because another server may listen on the same port of ::1', async () => {
	const { url } = await sharedWorkspace();
	expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
	const other = createServer((_req, res) => void res.end('another server')).listen(Number(new URL(url).port), '::1');
	// A machine without IPv6 has nobody to confuse the workspace with.
	await once(other, 'listening').catch(() => undefined);
	try {
		expect((await (await fetch(`${url}/api/info`)).json()).success).toBe(true);
	} finally {
		other.close();
	}
});
