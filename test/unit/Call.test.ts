import { ProcessMemory } from '../../src/Call';
import { alice, HostSetup } from './support/HostSetup';

let host: HostSetup;

beforeEach(() => {
	host = new HostSetup();
});

it('shares with the next call of the process what takes time to find out', async () => {
	const first = host.call();
	await first.settings.server('Accounts_LoginExpiration');
	await first.workspace.serverVersion();
	host.serverSettings.Accounts_LoginExpiration = 30;
	await expect(host.call().settings.server('Accounts_LoginExpiration')).resolves.toBe(90);
	await host.call().workspace.serverVersion();
	expect(host.http.calls).toHaveLength(1);
});

it('forgets it when an administrator saves a setting of the app', async () => {
	await host.call().settings.server('Accounts_LoginExpiration');
	await host.call().workspace.serverVersion();
	host.serverSettings.Accounts_LoginExpiration = 30;
	host.memory.forgetSettings();
	await expect(host.call().settings.server('Accounts_LoginExpiration')).resolves.toBe(30);
	await host.call().workspace.serverVersion();
	expect(host.http.calls).toHaveLength(2);
});

it('another process knows nothing of it, and reads the same questions', async () => {
	const { ticketText } = await host.call().handshake.ask({ userId: 'alice', roomId: 'GENERAL', language: 'en' });
	const other = new HostSetup();
	other.persistence.entries = host.persistence.entries;
	expect(other.memory).toBeInstanceOf(ProcessMemory);
	await expect(other.call().handshake.confirm(ticketText, 'alice')).resolves.toMatchObject({ by: 'file' });
});

it.each([
	['all is well', {}, 'file'],
	['files are not protected (situation 16)', { FileUpload_ProtectFiles: false }, 'none'],
	['Site_Url has no scheme (situation 13)', { Site_Url: '127.0.0.1:3000' }, 'none'],
	['Site_Url is //host', { Site_Url: '//host' }, 'none'],
	['Site_Url is empty', { Site_Url: '' }, 'none'],
])('a client that shows no pictures is offered a file if that can work: %s', async (_what, settings, by) => {
	Object.assign(host.serverSettings, settings);
	const call = host.call(alice);
	const { ticketText } = await call.handshake.ask({ userId: 'alice', roomId: 'GENERAL', language: 'en' });
	await expect(call.handshake.confirm(ticketText, 'alice')).resolves.toMatchObject({ by });
});

it('a revocation takes at most five host calls and one to the workspace, when the process is warm', async () => {
	const request = { userId: 'alice', authToken: 'token', via: 'endpoint', client: {}, wantsDetails: false } as const;
	await host.call(alice).revoker.revoke(request);
	host.persistence.calls.length = 0;
	host.http.calls.length = 0;
	await host.call(alice).revoker.revoke(request);
	expect(host.persistence.calls).toEqual(['readByAssociation', 'updateByAssociations']);
	expect(host.http.calls.map(({ method }) => method)).toEqual(['post']);
});
