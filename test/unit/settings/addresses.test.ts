import { Addresses } from '../../../src/settings/addresses';

const app = 'a6328af1-224f-496e-bda2-8e278548ace5';
const ticket = 'WyJpZCIsInVzZXIiXQ.c2lnbmF0dXJl-_';
const secret = 'c2VjcmV0-_';

describe.each([
	['https://chat.example.com', ''],
	['http://localhost:3000', ''],
	['https://example.com/chat', '/chat'],
	['https://example.com/deep/er/chat', '/deep/er/chat'],
])('on a workspace at %s', (siteUrl, prefix) => {
	const addresses = new Addresses(siteUrl, app);

	it('pictures are root-relative, below the path of the workspace', () => {
		const path = `${prefix}/api/apps/public/${app}/keep-this-client`;
		expect(addresses.picture(ticket)).toBe(`${path}?ticket=${ticket}`);
		expect(addresses.picture(ticket, secret)).toBe(`${path}?ticket=${ticket}&secret=${secret}`);
	});

	it('scripts and the mobile app get full addresses', () => {
		expect(addresses.logoutOtherClients()).toBe(`${siteUrl}/api/apps/public/${app}/users.logoutOtherClients`);
		expect(addresses.file(ticket, secret)).toBe(
			`${siteUrl}/api/apps/public/${app}/keep-this-client?ticket=${ticket}&secret=${secret}&as=file`,
		);
	});
});

it('pictures fit into a CSS background also where the path of the workspace is an odd one', () => {
	const addresses = new Addresses('https://example.com/my "chat"', app);
	expect(addresses.picture(ticket, secret)).not.toMatch(/["'()\s\\]/);
});
