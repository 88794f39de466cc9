import fc from 'fast-check';

import { parseWorkspaceUrl } from '../../../src/settings/workspaceUrl';
import { Addresses } from '../../../src/settings/addresses';
import { acceptSetting, declaredSettings } from '../../../src/settings/appSettings';
import { FakeLog } from '../support/fakes';
import { HostSetup } from '../support/HostSetup';

const parts = [
	...['http', 'https', ':', '/', '//', '\\', '@', '?', '#', '%40', '[::1]', '127.0.0.1', 'chat.example.com', 'user'],
	...['ftp', 'javascript', '3000', '..', '\t', '\n', ' ', '\u0000', 'é'],
];
const almostUrl = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((some) => some.join(''));

const entered = fc.oneof(
	fc.anything(),
	fc.jsonValue(),
	almostUrl,
	almostUrl.map((text) => `http://${text}`),
	// fast-check's own `webUrl` takes a second to build.
	fc.tuple(fc.domain(), almostUrl).map(([host, rest]) => `https://${host}/${rest}`),
);

/** A base URL to which a path can be appended, and that says where it leads. */
function expectUsable(url: string): void {
	const { protocol, username, password, search, hash, origin } = new URL(url);
	expect(['http:', 'https:']).toContain(protocol);
	expect({ username, password, search, hash }).toEqual({ username: '', password: '', search: '', hash: '' });
	expect(new URL(`${url}/api/info`).origin).toBe(origin);
	expect(url.endsWith('/')).toBe(false);
}

/** Anything else would be a defect. */
const refusal = /^The workspace URL must /;

/** Returns the URL, or the message of the refusal. */
function parsed(value: unknown): { url?: string; message?: string } {
	try {
		return { url: parseWorkspaceUrl(value) };
	} catch (error) {
		return { message: (error as Error).message };
	}
}

describe('the workspace URL', () => {
	it('is usable, or refused with what to do about it', () => {
		fc.assert(
			fc.property(entered, (value) => {
				const { url, message } = parsed(value);
				if (url === undefined) {
					expect(message).toMatch(refusal);
				} else {
					expectUsable(url);
					expect(parseWorkspaceUrl(url)).toBe(url);
				}
			}),
		);
	});

	it('is refused if it contains credentials, and the refusal repeats none of it', () => {
		const credentials = fc.stringMatching(/^([\w%-]{1,9}|[\w%-]{0,9}:[\w%-]{1,9})$/);
		const message = 'The workspace URL must not contain a user name or password: remove the part before the @.';
		fc.assert(
			fc.property(credentials, (text) => {
				expect(parsed(`https://${text}@chat.example.com/`)).toEqual({ message });
			}),
		);
	});
});

it('makes addresses from any Site_Url: a path always, a full address if it is usable', () => {
	fc.assert(
		fc.property(entered, (siteUrl) => {
			const addresses = new Addresses(siteUrl, 'app');
			expect(addresses.picture('ticket', 'x')).toMatch(/^\/(.*\/)?api\/apps\/public\/app\/confirm-logout\?ticket=x$/);
			expect(addresses.file('x') !== undefined).toBe(addresses.isSiteUrlUsable);
		}),
	);
});

it('has a value for each setting, or refuses the workspace URL, whatever is stored', async () => {
	await fc.assert(
		fc.asyncProperty(entered, entered, async (own, workspace) => {
			const host = new HostSetup();
			host.appSettings = { workspace_url: own, security_notice: own, administrator_rooms: own };
			host.serverSettings = { Site_Url: workspace, FileUpload_ProtectFiles: workspace };
			const { settings } = host.call();
			expect(typeof (await settings.sendsSecurityNotice())).toBe('boolean');
			expect(typeof (await settings.areFilesProtected())).toBe('boolean');
			const rooms = await settings.administratorRooms();
			expect(rooms.every((id) => typeof id === 'string' && id !== '')).toBe(true);
			await settings.workspaceUrl().then(expectUsable, (error: Error) => expect(error.message).toMatch(refusal));
		}),
	);
});

it('saves what is usable or what was there before, whatever is entered', async () => {
	await fc.assert(
		fc.asyncProperty(entered, async (value) => {
			const url = (await saved('workspace_url', value, 'https://before.example.com')) as string;
			if (url !== '') {
				expectUsable(url);
			}
			expect(Array.isArray(await saved('administrator_rooms', value, []))).toBe(true);
			expect(typeof (await saved('security_notice', value, true))).toBe('boolean');
		}),
	);
});

/** Returns what is stored in a network in which every workspace exists: only the value itself can be refused. */
async function saved(id: string, value: unknown, before: unknown): Promise<unknown> {
	const setting = declaredSettings.find((each) => each.id === id);
	if (!setting) {
		throw new Error(`no setting ${id}`);
	}
	const change = { oldSetting: { ...setting, value: before }, newSetting: { ...setting, value } };
	return (await acceptSetting(change, async () => '8.0', new FakeLog())).value;
}
