import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'fs';
import { join, resolve } from 'path';

import { startWithApp } from '../../../tools/harness/appWorkspace';

const root = resolve(__dirname, '../../..');
const parts = [
	'packages/embedded-workspace/src',
	// The others that the runtime imports are found in the project.
	...['@rocket.chat/apps-engine', '@msgpack/msgpack', 'acorn'].map((name) => join('node_modules', name)),
];

let cache: string;
beforeAll(() => {
	// Other packages are found in the project.
	mkdirSync(join(root, '.cache'), { recursive: true });
	cache = mkdtempSync(join(root, '.cache', 'folders-'));
});
afterAll(() => rmSync(cache, { recursive: true, force: true }));

it('runs the app in a folder with spaces and umlauts in its name, where nobody may make symlinks', async () => {
	const folder = join(cache, 'My Projects (2)', 'Müller');
	for (const part of parts) {
		cpSync(join(root, part), join(folder, part), { recursive: true, dereference: true });
	}
	const env = { NODE_OPTIONS: `--require ${join(root, 'test/support/withoutSymlinks.js')}` };
	const workspace = await startWithApp({ cli: join(folder, parts[0], 'cli.ts'), env, template: undefined });
	try {
		const [asking, other] = await workspace.newClients(2);
		expect((await workspace.callApp({ creds: asking })).status).toBe(200);
		expect((await workspace.me(other)).status).toBe(401);
	} finally {
		await workspace.process.stop();
	}
});
