import type { IEnvironmentRead, IHttp } from '@rocket.chat/apps-engine/definition/accessors';
import fc from 'fast-check';
import { URL } from 'url';

import { AppRules } from '../../../src/settings/AppRules';
import { acceptSetting } from '../../../src/settings/settingChecks';
import { settings } from '../../../src/settings/settings';
import { parseWorkspaceUrl, WorkspaceUrlError } from '../../../src/workspace/workspaceUrl';
import { FakeLog } from '../support/fakes';

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

describe('the workspace URL', () => {
	it('is usable, or refused with what to do about it', () => {
		fc.assert(
			fc.property(entered, (value) => {
				try {
					const url = parseWorkspaceUrl(value);
					expectUsable(url);
					expect(parseWorkspaceUrl(url)).toBe(url);
				} catch (error) {
					if (!(error instanceof WorkspaceUrlError)) throw error;
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('never holds credentials, nor does the refusal repeat them', () => {
		fc.assert(
			fc.property(withCredentials, fc.stringMatching(/^[a-z]{12}$/), (url, secret) => {
				expect(() => parseWorkspaceUrl(url)).toThrow(WorkspaceUrlError);
				const withSecret = `https://admin:${secret}@chat.example.com`;
				expect(() => parseWorkspaceUrl(withSecret)).toThrow(
					expect.objectContaining({ message: expect.not.stringContaining(secret) }),
				);
			}),
		);
	});

	it('is found or refused whatever the two settings hold', async () => {
		await fc.assert(
			fc.asyncProperty(entered, entered, async (own, siteUrl) => {
				const rules = rulesWith(own, siteUrl);
				for (const url of [rules.workspaceUrl(), rules.siteUrl()]) {
					await url.then(expectUsable, (error) => expect(error).toBeInstanceOf(WorkspaceUrlError));
				}
			}),
		);
	});
});

it('every other setting has a value to go on with, whatever is stored', async () => {
	await fc.assert(
		fc.asyncProperty(fc.jsonValue(), async (stored) => {
			const rules = rulesWith(stored, stored);
			const attempts = await rules.attemptsPerMinute();
			expect(Number.isInteger(attempts) && attempts >= 1).toBe(true);
			expect(typeof (await rules.sendsSecurityNotice())).toBe('boolean');
			expect(await rules.auditRoom()).not.toBe('');
		}),
	);
});

it('what is saved is usable or what was there before, whatever is entered', async () => {
	await fc.assert(
		fc.asyncProperty(entered, async (value) => {
			const url = (await saved('workspace_url', value, 'https://before.example.com')) as string;
			if (url !== '') expectUsable(url);
			const attempts = await saved('attempts_per_minute', value, 7);
			expect(Number.isInteger(attempts) && Number(attempts) >= 1 && Number(attempts) <= 1000).toBe(true);
		}),
	);
});

/** Every workspace exists: what is refused is refused for what it is. */
const http = { get: async () => ({ statusCode: 200, data: { version: '8.0' } }) } as object as IHttp;

async function saved(id: string, value: unknown, before: unknown): Promise<unknown> {
	const setting = settings.find((each) => each.id === id);
	if (!setting) throw new Error(`no setting ${id}`);
	return (await acceptSetting({ ...setting, value: before }, { ...setting, value }, http, new FakeLog())).value;
}

/** One value for each of the app's settings, one for each of the workspace's. */
function rulesWith(own: unknown, workspace: unknown): AppRules {
	const environment = {
		getSettings: () => ({ getValueById: async () => own }),
		getServerSettings: () => ({ getValueById: async () => workspace }),
	};
	return new AppRules(environment as object as IEnvironmentRead);
}
