import { HostSetup } from '../support/HostSetup';

let host: HostSetup;

beforeEach(() => {
	host = new HostSetup();
});

it.each([
	['', 'https://example.com/chat', 'https://example.com/chat'],
	['http://localhost:3000', '//host', 'http://localhost:3000'],
])('finds the workspace by its own setting %p, else by Site_Url %p', async (workspace_url, Site_Url, url) => {
	host.appSettings = { workspace_url };
	host.serverSettings = { Site_Url };
	await expect(host.call().settings.workspaceUrl()).resolves.toBe(url);
});

it.each([
	['', '127.0.0.1:3000'],
	['ftp://chat.example.com', 'https://chat.example.com'],
])('finds none by the setting %p and Site_Url %p', async (workspace_url, Site_Url) => {
	host.appSettings = { workspace_url };
	host.serverSettings = { Site_Url };
	await expect(host.call().settings.workspaceUrl()).rejects.toThrow(/must start with http/);
});

it.each([
	[true, true],
	[false, false],
	['', true],
])('takes files for protected unless the setting is off: %p', async (stored, isProtected) => {
	host.serverSettings = { FileUpload_ProtectFiles: stored };
	await expect(host.call().settings.areFilesProtected()).resolves.toBe(isProtected);
});

it('treats settings that the host hides or refuses as missing', async () => {
	host.serverSettings = {};
	const { settings } = host.call();
	await expect(settings.server('Accounts_LoginExpiration')).resolves.toBeUndefined();
	await expect(settings.areFilesProtected()).resolves.toBe(true);
});

it('asks again for a setting that could not be read', async () => {
	host.serverSettings = {};
	await host.call().settings.server('Language');
	host.serverSettings = { Language: 'de' };
	await expect(host.call().settings.server('Language')).resolves.toBe('de');
});

it('reads the other settings of the app', async () => {
	host.appSettings = { security_notice: false, administrator_rooms: [{ _id: 'a' }] };
	const { settings } = host.call();
	await expect(settings.sendsSecurityNotice()).resolves.toBe(false);
	await expect(settings.administratorRooms()).resolves.toEqual(['a']);
});
