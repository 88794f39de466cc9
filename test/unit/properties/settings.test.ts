import fc from 'fast-check';

import { parseWorkspaceUrl } from '../../../src/host/workspaceUrl';
import { Addresses } from '../../../src/settings/addresses';
import { acceptSetting, declaredSettings } from '../../../src/settings/appSettings';
import type { Settings } from '../../../src/settings/Settings';
import { FakeLog } from '../support/fakes';
import { HostSetup } from '../support/HostSetup';

const almostUrl = fc
	.array(
		fc.constantFrom(
			...[
				'http',
				'https',
				':',
				'/',
				'//',
				'\\',
				'@',
				'?',
				'#',
				'%40',
				'[::1]',
				'127.0.0.1',
				'chat.example.com',
				'user',
			],
			...['ftp', 'javascript', '3000', '..', '\t', '\n', ' ', '\u0000', 'é'],
		),
		{ maxLength: 12 },
	)
	.map((parts) => parts.join(''));

const webUrl = fc.webUrl({ withQueryParameters: true, withFragments: true });

const credential = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9%:_-]{0,9}$/);

const withCredentials = fc
	.tuple(credential, fc.option(credential, { nil: undefined }), fc.domain())
	.map(([user, word, host]) => {
		return `https://${user}${word === undefined ? '' : `:${word}`}@${host}/`;
	});

const entered = fc.oneof(
	fc.anything(),
	fc.jsonValue(),
	almostUrl,
	almostUrl.map((text) => `http://${text}`),
	webUrl,
	withCredentials,
);

/** A base URL to which a path can be appended, and that says where it leads. */
function expectUsable(url: string): void {
	const { protocol, username, password, search, hash, origin } = new URL(url);
	expect(['http:', 'https:']).toContain(protocol);
	expect({ username, password, search, hash }).toEqual({ username: '', password: '', search: '', hash: '' });
	expect(new URL(`${url}/api/info`).origin).toBe(origin);
	expect(url.endsWith('/')).toBe(false);
}

/** What a refusal begins with; anything else would be a defect. */
const refusal = /^The workspace URL must /;

describe('the workspace URL', () => {
	it('is usable, or refused with what to do about it', () => {
		fc.assert(
			fc.property(entered, (value) => {
				try {
					const url = parseWorkspaceUrl(value);
					expectUsable(url);
					expect(parseWorkspaceUrl(url)).toBe(url);
				} catch (error) {
					expect((error as Error).message).toMatch(refusal);
				}
			}),
		);
	});

	it('never contains credentials, nor does the refusal repeat them', () => {
		fc.assert(
			fc.property(withCredentials, fc.uuid(), (url, secret) => {
				expect(() => parseWorkspaceUrl(url)).toThrow(refusal);
				const withSecret = `https://admin:${secret}@chat.example.com`;
				expect(() => parseWorkspaceUrl(withSecret)).toThrow(
					expect.objectContaining({ message: expect.not.stringContaining(secret) }),
				);
			}),
		);
	});

	it('is found or refused whatever the two settings are', async () => {
		await fc.assert(
			fc.asyncProperty(entered, entered, async (own, siteUrl) => {
				const url = settingsWith(own, siteUrl).workspaceUrl();
				await url.then(expectUsable, (error: Error) => expect(error.message).toMatch(refusal));
			}),
		);
	});
});

it('addresses can be made of any Site_Url: a path always, a full address if it is usable (situation 13)', () => {
	fc.assert(
		fc.property(entered, (siteUrl) => {
			const addresses = new Addresses(siteUrl, 'app');
			expect(addresses.picture('ticket', 'x')).toMatch(/^\/(.*\/)?api\/apps\/public\/app\/keep-this-client\?ticket=x$/);
			expect(addresses.file('x') !== undefined).toBe(addresses.isSiteUrlUsable);
		}),
	);
});

it('every other setting has a value to go on with, whatever is stored', async () => {
	await fc.assert(
		fc.asyncProperty(fc.oneof(fc.jsonValue(), fc.anything()), async (stored) => {
			const settings = settingsWith(stored, stored);
			expect(typeof (await settings.sendsSecurityNotice())).toBe('boolean');
			expect(typeof (await settings.areFilesProtected())).toBe('boolean');
			const rooms = await settings.administratorRooms();
			expect(rooms.every((id) => typeof id === 'string' && id !== '')).toBe(true);
		}),
	);
});

it('what is saved is usable or what was there before, whatever is entered', async () => {
	await fc.assert(
		fc.asyncProperty(entered, async (value) => {
			const url = (await saved('workspace_url', value, 'https://before.example.com')) as string;
			if (url !== '') expectUsable(url);
			const rooms = await saved('administrator_rooms', value, []);
			expect(Array.isArray(rooms)).toBe(true);
			expect(typeof (await saved('security_notice', value, true))).toBe('boolean');
		}),
	);
});

/** Every workspace exists: what is refused is refused for what it is. */
async function saved(id: string, value: unknown, before: unknown): Promise<unknown> {
	const setting = declaredSettings.find((each) => each.id === id);
	if (!setting) throw new Error(`no setting ${id}`);
	const change = { oldSetting: { ...setting, value: before }, newSetting: { ...setting, value } };
	return (await acceptSetting(change, async () => '8.0', new FakeLog())).value;
}

/** One value for each of the app's settings, one for each of the workspace's. */
function settingsWith(own: unknown, workspace: unknown): Settings {
	const host = new HostSetup();
	host.appSettings = { workspace_url: own, security_notice: own, administrator_rooms: own };
	host.serverSettings = { Site_Url: workspace, FileUpload_ProtectFiles: workspace };
	return host.call().settings;
}
