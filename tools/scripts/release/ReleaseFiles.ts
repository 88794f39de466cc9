import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';

import { parse } from 'yaml';

import manifest from '../../../app.json';
import { languageFiles } from '../languageFiles';

export type Manifest = Pick<typeof manifest, 'name' | 'version' | 'author' | 'permissions'>;

/** What one language of the marketplace reads. */
export interface ListingTexts {
	short: string;
	long: string;
	privacy: string;
}

export interface Listing {
	name: string;
	categories: string[];
	texts: Record<string, ListingTexts | undefined>;
}

/** What a release is judged by, read from the repository. */
export interface ReleaseFiles {
	manifest: Manifest;
	/** By the paths of the files that repeat the version of the manifest. */
	versions: Record<string, string>;
	changelog: string;
	listing: Listing;
	/** In docs/administrators.md; empty if it is gone. */
	permissionsTable: string;
	/** Of the app, such as `pt-BR`. */
	languages: string[];
	/** PNG files by their paths. */
	icon: { path: string; bytes: Buffer };
	screenshots: { path: string; bytes: Buffer }[];
}

const root = join(__dirname, '../../..');
const screenshotFolder = 'release/screenshots';

export function readReleaseFiles(): ReleaseFiles {
	const text = (path: string): string => readFileSync(join(root, path), 'utf8');
	const versionIn = (json: string): string => (JSON.parse(text(json)) as { version: string }).version;
	const api = parse(text('docs/openapi.yaml')) as { info: { version: string } };
	const picture = (path: string): { path: string; bytes: Buffer } => ({ path, bytes: readFileSync(join(root, path)) });
	const names = existsSync(join(root, screenshotFolder)) ? readdirSync(join(root, screenshotFolder)) : [];
	return {
		manifest,
		versions: {
			'package.json': versionIn('package.json'),
			'package-lock.json': versionIn('package-lock.json'),
			'docs/openapi.yaml': api.info.version,
		},
		changelog: text('CHANGELOG.md'),
		listing: JSON.parse(text('release/listing.json')) as Listing,
		permissionsTable: /^\| Permission\b.*(?:\n\|.*)*/m.exec(text('docs/administrators.md'))?.[0] ?? '',
		languages: languageFiles().map((file) => file.replace(/\.json$/, '')),
		icon: picture(manifest.iconFile),
		screenshots: names.filter((name) => name.endsWith('.png')).map((name) => picture(`${screenshotFolder}/${name}`)),
	};
}
