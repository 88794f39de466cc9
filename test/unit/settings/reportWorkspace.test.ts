import type { IEnvironmentRead, IHttp } from '@rocket.chat/apps-engine/definition/accessors';

import { reportWorkspace } from '../../../src/settings/settingChecks';
import { FakeLog } from '../support/fakes';

async function report(siteUrl: string | undefined, get: () => Promise<unknown>): Promise<string[]> {
	const log = new FakeLog();
	const environment = {
		getSettings: () => ({ getValueById: async () => '' }),
		getServerSettings: () => ({ getValueById: async () => siteUrl }),
	};
	await reportWorkspace(environment as object as IEnvironmentRead, { get } as object as IHttp, log);
	return log.lines;
}

const rocketChat = async (): Promise<unknown> => ({ statusCode: 200, data: { version: '8.0' } });

it('tells the administrator where the workspace answers, and as what', async () => {
	expect(await report('https://chat.example.com/', rocketChat)).toEqual([
		'info The workspace answers at https://chat.example.com as Rocket.Chat 8.0.',
	]);
});

it.each([
	['nothing answers', 'https://chat.example.com', async () => undefined, /No Rocket\.Chat answers at https/],
	[
		'the network fails',
		'https://chat.example.com',
		async () => Promise.reject(new Error('refused')),
		/No Rocket\.Chat/,
	],
	[
		'something else answers',
		'https://chat.example.com',
		async () => ({ statusCode: 200, data: {} }),
		/No Rocket\.Chat/,
	],
	['there is no Site_Url', undefined, rocketChat, /must start with http/],
])('warns where %s, and lets the app start', async (_case, siteUrl, get, reason) => {
	const [line, ...more] = await report(siteUrl, get);
	expect(line).toMatch(/^warn The workspace cannot be used yet\. /);
	expect(line).toMatch(reason);
	expect(more).toEqual([]);
});
