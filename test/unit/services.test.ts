import type { IHttp, ILogger, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';

import { RevocationError } from '../../src/sessions/RevocationError';
import { Services } from '../../src/services';
import { FakeLog } from './support/fakes';

/** What the engine hands over, as far as settings go; the rest answers nothing. */
function accessorsWith(workspaceUrl: string, siteUrl: unknown) {
	const settings = { getValueById: async (id: string) => (id === 'workspace_url' ? workspaceUrl : 5) };
	const serverSettings = {
		getValueById: async () => {
			if (siteUrl === undefined) {
				throw new Error('unaccessible');
			}
			return siteUrl;
		},
	};
	const environment = { getSettings: () => settings, getServerSettings: () => serverSettings };
	const read = { getEnvironmentReader: () => environment, getPersistenceReader: () => ({}) };
	return {
		read: read as object as IRead,
		http: {} as IHttp,
		modify: {} as IModify,
		persistence: {} as IPersistence,
		log: new FakeLog() as object as ILogger,
	};
}

it.each([
	['', 'https://chat.example.com/'],
	['http://localhost:3000', undefined],
])('knows the workspace by the setting "%s" and Site_Url %p', async (workspaceUrl, siteUrl) => {
	await expect(new Services().sessionRevoker(accessorsWith(workspaceUrl, siteUrl))).resolves.toBeDefined();
});

it.each([
	['', undefined],
	['', ''],
	['', 'chat.example.com'],
	['ftp://chat.example.com', 'https://chat.example.com'],
])('cannot reach a workspace by the setting "%s" and Site_Url %p, and says so', async (workspaceUrl, siteUrl) => {
	const refused = await new Services().sessionRevoker(accessorsWith(workspaceUrl, siteUrl)).catch((error) => error);
	expect(refused).toBeInstanceOf(RevocationError);
	expect(refused).toMatchObject({
		reason: 'workspace-unreachable',
		message: expect.stringContaining('The workspace URL must start with http:// or https://'),
	});
});

it('warns once that requests cannot be kept out of the app log', () => {
	const [services, log] = [new Services(), new FakeLog()];
	services.warnUnredacted(log as object as ILogger);
	services.warnUnredacted(log as object as ILogger);
	expect(log.lines).toEqual([expect.stringContaining('Let nobody but administrators read app logs')]);
});
