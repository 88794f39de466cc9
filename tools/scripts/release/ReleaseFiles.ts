import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';

import { parse } from 'yaml';

import { languageFiles } from '../languageFiles';

export interface Manifest {
	name: string;
	version: string;
	description: string;
	author: { name: string; homepage: string; support: string };
	permissions: { name: string }[];
}

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
	packageVersion: string;
	lockVersion: string;
	/** In docs/openapi.yaml. */
	apiVersion: string;
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
	const manifest = JSON.parse(text('app.json')) as Manifest & { iconFile: string };
	const picture = (path: string): { path: string; bytes: Buffer } => ({ path, bytes: readFileSync(join(root, path)) });
	const names = existsSync(join(root, screenshotFolder)) ? readdirSync(join(root, screenshotFolder)) : [];
	return {
		manifest,
		packageVersion: versionIn(text('package.json')),
		lockVersion: versionIn(text('package-lock.json')),
		apiVersion: (parse(text('docs/openapi.yaml')) as { info: { version: string } }).info.version,
		changelog: text('CHANGELOG.md'),
		listing: JSON.parse(text('release/listing.json')) as Listing,
		permissionsTable: /^\| Permission\b.*(?:\n\|.*)*/m.exec(text('docs/administrators.md'))?.[0] ?? '',
		languages: languageFiles().map((file) => file.replace(/\.json$/, '')),
		icon: picture(manifest.iconFile),
		screenshots: names.filter((name) => name.endsWith('.png')).map((name) => picture(`${screenshotFolder}/${name}`)),
	};
}

function versionIn(json: string): string {
	return (JSON.parse(json) as { version: string }).version;
}
