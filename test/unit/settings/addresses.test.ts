import { Addresses } from '../../../src/settings/addresses';

const app = 'a6328af1-224f-496e-bda2-8e278548ace5';
const text = 'WyJpZCIsInVzZXIiXQ.c2lnbmF0dXJl-_';

it.each([
	['https://chat.example.com', 'https://chat.example.com', ''],
	['http://[::1]:3000/', 'http://[::1]:3000', ''],
	['https://example.com/deep/er/chat//', 'https://example.com', '/deep/er/chat'],
])('on a workspace at %s there are all of them', (siteUrl, origin, prefix) => {
	const path = `${prefix}/api/apps/public/${app}`;
	const addresses = new Addresses(siteUrl, app);
	expect(addresses.isSiteUrlUsable).toBe(true);
	expect(addresses.picture('ticket', text)).toBe(`${path}/confirm-logout?ticket=${text}`);
	expect(addresses.picture('confirmation', text)).toBe(`${path}/confirm-logout?confirmation=${text}`);
	expect(addresses.logoutOtherClients()).toBe(`${origin}${path}/users.logoutOtherClients`);
	expect(addresses.file(text)).toEqual({
		name: 'logout-others.txt',
		link: `${origin}${path}/confirm-logout?confirmation=${text}`,
	});
});

// Help, status and pictures work all the same; only a phone needs a full address.
it.each([undefined, 'chat.example.com', 'https://u:p@host'])(
	'Site_Url %p is no web address: paths only, and no file',
	(siteUrl) => {
		const addresses = new Addresses(siteUrl, app);
		expect(addresses.isSiteUrlUsable).toBe(false);
		expect(addresses.picture('ticket', text)).toBe(`/api/apps/public/${app}/confirm-logout?ticket=${text}`);
		expect(addresses.logoutOtherClients()).toBe(`/api/apps/public/${app}/users.logoutOtherClients`);
		expect(addresses.file(text)).toBeUndefined();
	},
);

it('pictures fit into a CSS background, whatever is in the path', () => {
	const addresses = new Addresses('https://example.com/my "chat"/it\'s/a(b)\\x', app);
	expect(addresses.picture('ticket', text)).not.toMatch(/["'()\s\\]/);
});
