import { Addresses } from '../../../src/settings/addresses';

const app = 'a6328af1-224f-496e-bda2-8e278548ace5';
const text = 'WyJpZCIsInVzZXIiXQ.c2lnbmF0dXJl-_';

describe.each([
	['https://chat.example.com', ''],
	['http://localhost:3000', ''],
	['http://[::1]:3000', ''],
	['https://example.com/chat', '/chat'],
	['https://example.com/deep/er/chat', '/deep/er/chat'],
])('on a workspace at %s', (siteUrl, prefix) => {
	const path = `${prefix}/api/apps/public/${app}`;
	const { origin } = new URL(siteUrl);

	it.each(['', '/', '//'])('with %p behind it', (end) => {
		const addresses = new Addresses(siteUrl + end, app);
		expect(addresses.isSiteUrlUsable).toBe(true);
		expect(addresses.picture('ticket', text)).toBe(`${path}/keep-this-client?ticket=${text}`);
		expect(addresses.picture('confirmation', text)).toBe(`${path}/keep-this-client?confirmation=${text}`);
		expect(addresses.logoutOtherClients()).toBe(`${origin}${path}/users.logoutOtherClients`);
		expect(addresses.file(text)).toEqual({
			name: 'keep-this-device.txt',
			link: `${origin}${path}/keep-this-client?confirmation=${text}`,
		});
	});
});

// Help, status and pictures work all the same; only a phone needs a full address.
it.each([undefined, '', '127.0.0.1:3000', '//host', 'chat.example.com', 'ftp://x', 7, null, {}, 'https://u:p@host'])(
	'Site_Url %p is no web address: paths only, and no file (situation 13)',
	(siteUrl) => {
		const addresses = new Addresses(siteUrl, app);
		expect(addresses.isSiteUrlUsable).toBe(false);
		expect(addresses.picture('ticket', text)).toBe(`/api/apps/public/${app}/keep-this-client?ticket=${text}`);
		expect(addresses.logoutOtherClients()).toBe(`/api/apps/public/${app}/users.logoutOtherClients`);
		expect(addresses.file(text)).toBeUndefined();
	},
);

it.each([
	'https://example.com/my "chat"',
	"https://example.com/it's",
	'https://example.com/a(b)',
	'https://example.com/\\x',
])('pictures fit into a CSS background at %s', (siteUrl) => {
	expect(new Addresses(siteUrl, app).picture('ticket', text)).not.toMatch(/["'()\s\\]/);
});
