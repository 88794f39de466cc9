import { randomUUID } from 'crypto';

import { defaultPassword } from '../src/index';
import { sharedWorkspace } from './support/workspace';

it('a login waits for an app that listens to logins, as long as it takes', async () => {
	const workspace = await sharedWorkspace();
	const { username } = await workspace.createUser(`patient-${randomUUID()}`);
	const setFaults = (body: object) => workspace.call('POST', '/workspace/faults', { creds: workspace.admin, body });
	await setFaults({ 'persistence.createWithAssociations': { kind: 'slow', delayMs: 200 } });
	const before = Date.now();
	await workspace.login(username, defaultPassword);
	expect(Date.now() - before).toBeGreaterThanOrEqual(200);
	await setFaults({});

	const { body } = await workspace.probe('POST', 'records', { body: { step: 'read', names: ['logins'] } });
	expect(body.result).toContainEqual({ username });
});
