import { readFileSync } from 'fs';
import { resolve } from 'path';

import express from 'express';

import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { serve } from '../../support/localServer';
import { sharedWorkspace } from '../../support/sharedWorkspaces';

let workspace: AppWorkspace;
beforeAll(async () => {
	workspace = await sharedWorkspace();
});

/** Returns the code in JavaScript below a heading of docs/api.md. */
function exampleBelow(heading: string): string {
	const markdown = readFileSync(resolve(__dirname, '../../../docs/api.md'), 'utf8');
	const code = new RegExp(`## ${heading}\\n[^]*?\`\`\`js\\n([^]*?)\`\`\``).exec(markdown)?.[1];
	if (code === undefined) {
		throw new Error(`docs/api.md has no example in JavaScript below "${heading}".`);
	}
	return code;
}

/** Runs an example in this process. Returns what it prints, and how long it waits, for which nobody waits here. */
async function run(
	heading: string,
	env: Record<string, string>,
): Promise<{ stdout: string; stderr: string; waitsMs: number[] }> {
	const done = { stdout: '', stderr: '', waitsMs: [] as number[] };
	const globals = {
		process: { env },
		console: {
			log: (line: string) => void (done.stdout += `${line}\n`),
			error: (line: string) => void (done.stderr += `${line}\n`),
		},
		setTimeout: (resolve: () => void, ms: number) => {
			done.waitsMs.push(ms);
			resolve();
		},
	};
	// A module may wait outside functions, and so may the body of such a function.
	const AsyncFunction = (async () => undefined).constructor as FunctionConstructor;
	await new AsyncFunction(...Object.keys(globals), exampleBelow(heading))(...Object.values(globals));
	return done;
}

it('logs out the others and says until when, in the JavaScript example', async () => {
	const [script, phone] = await workspace.newClients(2);
	const env = { CHAT_URL: workspace.url, CHAT_USER_ID: script.userId, CHAT_TOKEN: script.authToken };
	const { stdout } = await run('Examples', env);
	expect(stdout).toMatch(/^Stays logged in until 20\d\d-.*\.\nPersonal access tokens: none\.\n$/);
	expect([(await workspace.me(script)).status, (await workspace.me(phone)).status]).toEqual([200, 401]);
	await expect(run('Examples', { ...env, CHAT_TOKEN: 'wrong' })).rejects.toThrow(/HTTP 401: .*You must be logged in/);
});

describe('against a server of another kind', () => {
	const env = { CHAT_USER_ID: 'me', CHAT_TOKEN: 'secret' };

	it('the JavaScript example follows no redirect', async () => {
		const asked: string[] = [];
		const server = await serve(
			express().use((request, response) => {
				asked.push(`${request.method} ${request.path}`);
				response.redirect('/elsewhere');
			}),
		);
		await expect(run('Examples', { ...env, CHAT_URL: server.url })).rejects.toThrow('fetch failed');
		await server.stop();
		expect(asked).toEqual([expect.stringMatching(/^POST .*users\.logoutOtherClients$/)]);
	});

	it('the script for many users lists all pages, waits for the limit, goes on after errors and spares its own user', async () => {
		const users = [...Array(60).keys()].map((index) => (index === 7 ? 'me' : `user-${index}`));
		const asked: string[] = [];
		const app = express().use(express.json());
		app.get('/api/v1/users.list', ({ query }, response) => {
			const [offset, count] = [Number(query.offset), Number(query.count)];
			const page = users.slice(offset, offset + count).map((_id) => ({ _id }));
			response.json({ users: page, total: users.length, success: true });
		});
		app.post('/api/v1/users.logout', ({ body, headers }, response) => {
			asked.push(body.userId);
			const isFirst = asked.filter((userId) => userId === 'user-3').length === 1;
			if (body.userId === 'user-3' && isFirst) {
				response.set('x-ratelimit-reset', '1').status(429).end();
			} else if (body.userId === 'user-4') {
				response.status(400).json({ success: false });
			} else {
				response.json({ success: headers['x-auth-token'] === 'secret' });
			}
		});
		const server = await serve(app);
		const { stdout, stderr, waitsMs } = await run('Log out many users', { ...env, CHAT_URL: server.url });
		await server.stop();
		const others = users.filter((userId) => userId !== 'me');
		expect(asked).toEqual(others.flatMap((userId) => (userId === 'user-3' ? [userId, userId] : [userId])));
		expect(stdout.trim().split('\n')).toHaveLength(others.length - 1);
		expect(waitsMs).toEqual([1000]);
		expect(stderr).toContain('user-4: HTTP 400: {"success":false}');
	});
});
