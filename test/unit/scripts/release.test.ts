import sharp from 'sharp';

import type { Release } from '../../../tools/scripts/release/checkVersions';
import type { ReleaseFiles } from '../../../tools/scripts/release/ReleaseFiles';
import { readReleaseFiles } from '../../../tools/scripts/release/ReleaseFiles';
import { checkRelease } from '../../../tools/scripts/releaseCheck';
import { sectionsOf } from '../../../tools/scripts/releaseNotes';
import { Report } from '../../../tools/scripts/report/Report';

const texts = { short: 'Short', long: 'Long', privacy: 'Private' };

async function picture(width: number, height: number, alpha = 1): Promise<Buffer> {
	const background = { r: 0, g: 0, b: 0, alpha };
	return sharp({ create: { width, height, channels: 4, background } })
		.png()
		.toBuffer();
}

/** What is ready to be published. */
const ready: ReleaseFiles = {
	manifest: {
		name: 'Logout Others',
		version: '1.2.0',
		author: { name: 'We', homepage: 'https://github.com/we/app', support: 'https://github.com/we/app/issues' },
		permissions: [{ name: 'api' }, { name: 'user.read' }],
	},
	versions: { 'package.json': '1.2.0', 'package-lock.json': '1.2.0', 'docs/openapi.yaml': '1.2.0' },
	changelog: '# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-12-01\n\n- New\n',
	listing: { name: 'Logout Others', categories: ['Security'], texts: { en: texts, de: texts } },
	permissionsTable: '| Permission | What for |\n| --- | --- |\n| `api` | calls |\n| `user.read` | names |\n',
	languages: ['de', 'en'],
	icon: { path: 'icon.png', bytes: Buffer.alloc(0) },
	screenshots: [],
};
beforeAll(async () => {
	ready.icon.bytes = await picture(256, 256);
});

/** Returns what fails, but for the screenshots unless they are given: looking at one takes longer than all the rest. */
async function failedOf(
	changes: Partial<ReleaseFiles>,
	release: Release = { isPublished: true, tag: 'v1.2.0' },
): Promise<string[]> {
	const report = new Report();
	await checkRelease({ ...ready, ...changes }, release, report);
	const failed = report.checks.filter(({ state }) => state === 'failed').map(({ id }) => id);
	return failed.filter((id) => id !== 'screenshots' || changes.screenshots);
}

it('lets pass what is ready', async () => {
	const screenshots = [{ path: 'a.png', bytes: await picture(960, 540) }];
	expect(await failedOf({ screenshots })).toEqual([]);
});

it.each<[string, string, Partial<ReleaseFiles>]>([
	['no section of this version', 'changelog', { changelog: '## [Unreleased]\n\n- New\n' }],
	['a section without a date', 'changelog', { changelog: '## [1.2.0]\n\n- New\n' }],
	[
		'a section without a text',
		'changelog',
		{ changelog: '## [1.2.0] - 2026-12-01\n\n## [1.1.0] - 2026-01-01\n\n- Old' },
	],
	['a name of three words', 'name', { manifest: { ...ready.manifest, name: 'Logout All Others' } }],
	['another name', 'name', { listing: { ...ready.listing, name: 'Other' } }],
	['no category', 'categories', { listing: { ...ready.listing, categories: [] } }],
	['a language without texts', 'texts-fr', { languages: ['de', 'en', 'fr'] }],
	['texts in a language of no app', 'languages', { languages: ['en'] }],
	[
		'a short text that is too long',
		'texts-de',
		{ listing: { ...ready.listing, texts: { en: texts, de: { ...texts, short: 'x'.repeat(46) } } } },
	],
	[
		'a long text that is too long',
		'texts-en',
		{ listing: { ...ready.listing, texts: { de: texts, en: { ...texts, long: 'x'.repeat(1001) } } } },
	],
	[
		'no word on privacy',
		'texts-en',
		{ listing: { ...ready.listing, texts: { de: texts, en: { ...texts, privacy: ' ' } } } },
	],
	['no screenshot', 'screenshots', { screenshots: [] }],
	['a permission without an explanation', 'permissions', { permissionsTable: '| `api` | calls |' }],
	[
		'an explanation of no permission',
		'permissions',
		{ permissionsTable: `${ready.permissionsTable}| \`room.write\` | rooms |\n` },
	],
])('refuses %s', async (_what, id, changes) => {
	expect(await failedOf(changes)).toEqual([id]);
});

it('refuses pictures of another size, format or with transparent pixels', async () => {
	const icon = { path: 'icon.png', bytes: await picture(255, 256) };
	expect(await failedOf({ icon })).toEqual(['icon']);
	expect(await failedOf({ icon: { ...icon, bytes: await picture(256, 256, 0) } })).toEqual(['icon']);
	const jpeg = await sharp(await picture(256, 256))
		.jpeg()
		.toBuffer();
	expect(await failedOf({ icon: { ...icon, bytes: jpeg } })).toEqual(['icon']);
	const screenshots = [{ path: 'a.png', bytes: await picture(1000, 540) }];
	expect(await failedOf({ screenshots })).toEqual(['screenshots']);
});

it('compares the version with that of the packages and of the description of the API', async () => {
	const { versions } = readReleaseFiles();
	expect(Object.keys(versions)).toEqual(Object.keys(ready.versions));
	for (const file of Object.keys(versions)) {
		expect(await failedOf({ versions: { ...ready.versions, [file]: '1.1.0' } })).toEqual(['version']);
	}
});

it('refuses a tag of another version', async () => {
	expect(await failedOf({}, { isPublished: true, tag: 'v1.2.1' })).toEqual(['tag']);
});

it.each([
	['https://logout-others.example', []],
	['me@example.org', []],
	['github.com/we/app', ['homepage']],
])('refuses the homepage %s when it is published, and before that: %j', async (homepage, before) => {
	const manifest = { ...ready.manifest, author: { ...ready.manifest.author, homepage } };
	expect(await failedOf({ manifest })).toEqual(['homepage']);
	expect(await failedOf({ manifest }, { isPublished: false })).toEqual(before);
});

it('finds this repository ready, but for being published', async () => {
	expect(await failedOf(readReleaseFiles(), { isPublished: false })).toEqual([]);
});

it('reads a changelog by its headings', () => {
	expect(sectionsOf(`${ready.changelog}\n[1.2.0]: https://x.example\n`)).toEqual([
		{ name: 'Unreleased', text: '' },
		{ name: '1.2.0', date: '2026-12-01', text: '- New' },
	]);
});
