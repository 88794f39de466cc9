import { execFile } from 'child_process';
import { readFileSync } from 'fs';
import { resolve } from 'path';
import { promisify } from 'util';

import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { sharedWorkspace } from '../../support/sharedWorkspaces';

let workspace: AppWorkspace;
beforeAll(async () => {
	workspace = await sharedWorkspace();
});

/** The code of that language in docs/api.md. */
function exampleIn(language: string): string {
	const markdown = readFileSync(resolve(__dirname, '../../../docs/api.md'), 'utf8');
	const code = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(markdown)?.[1];
	if (code === undefined) throw new Error(`docs/api.md has no example in ${language}.`);
	return code;
}

async function runJavaScript(env: Record<string, string>): Promise<string> {
	const args = ['--input-type=module', '--eval', exampleIn('js')];
	return (await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } })).stdout;
}

it('the example in JavaScript logs out the others and says until when', async () => {
	const [script, phone] = await workspace.newClients(2);
	const env = { CHAT_URL: workspace.url, CHAT_USER_ID: script.userId, CHAT_TOKEN: script.authToken };
	expect(await runJavaScript(env)).toMatch(/^Stays logged in until 20\d\d-.*\.\nPersonal access tokens: none\.\n$/);
	expect([(await workspace.me(script)).status, (await workspace.me(phone)).status]).toEqual([200, 401]);
	await expect(runJavaScript({ ...env, CHAT_TOKEN: 'wrong' })).rejects.toThrow(/HTTP 401: You must be logged in/);
});
