import { keepRequest, textOf } from './support/handshakeSetup';
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

it('reads the questions of another process, which shares only what is stored', async () => {
	const { ticketText } = await host.call().handshake.ask({ userId: 'alice', roomId: 'GENERAL', language: 'en' });
	const other = new HostSetup();
	other.persistence.entries = host.persistence.entries;
	await expect(other.call().handshake.confirm(ticketText, 'alice')).resolves.toMatchObject({ by: 'file' });
});

it.each([
	['files are not protected', 'files-not-protected', { FileUpload_ProtectFiles: false }],
	['Site_Url is no web address', 'no-site-url', { Site_Url: '//host' }],
])('offers no file if %s, and says so to a phone: %s', async (_what, reason, settings) => {
	Object.assign(host.serverSettings, settings);
	const { handshake } = host.call(alice);
	const { ticketText } = await handshake.ask({ userId: 'alice', roomId: 'GENERAL', language: 'en' });
	const confirmation = textOf(await handshake.confirm(ticketText, 'alice'), 'picture');
	const { ending } = await handshake.keep(confirmation, keepRequest({ cookieLogin: undefined }));
	expect(ending).toEqual({ outcome: 'nothing-happened', reason });
});

it('revokes with one read, one write and one call of the workspace once the process is warm', async () => {
	const request = { userId: 'alice', authToken: 'token', via: 'endpoint', client: {}, wantsDetails: false } as const;
	await host.call(alice).revoker.revoke(request);
	host.persistence.calls.length = 0;
	host.http.calls.length = 0;
	await host.call(alice).revoker.revoke(request);
	expect(host.persistence.calls).toEqual(['readByAssociation', 'updateByAssociations']);
	expect(host.http.calls.map(({ method }) => method)).toEqual(['post']);
});
