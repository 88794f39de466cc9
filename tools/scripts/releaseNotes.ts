import { readFileSync } from 'fs';
import { join } from 'path';

import { version } from '../../app.json';
import { runScript } from './runScript';

/** One section of a changelog in the form of keepachangelog.com. */
export interface ChangelogSection {
	/** `Unreleased` or a version. */
	name: string;
	/** Such as `2026-11-25`. */
	date?: string;
	/** Without its heading. */
	text: string;
}

/** Returns all sections, in the order of the file. */
export function sectionsOf(changelog: string): ChangelogSection[] {
	const parts = changelog.split(/^## /m).slice(1);
	return parts.map((part) => {
		const [heading, ...lines] = part.split('\n');
		const [, name = heading.trim(), date] = /^\[([^\]]+)\](?: - (\d{4}-\d{2}-\d{2}))?\s*$/.exec(heading) ?? [];
		// Addresses of links stand below the last section.
		const text = lines.filter((line) => !/^\[[^\]]+\]: /.test(line)).join('\n');
		return { name, ...(date !== undefined && { date }), text: text.trim() };
	});
}

if (require.main === module) {
	/** Prints what CHANGELOG.md says of this version, or of what is not released yet. */
	runScript({}, async () => {
		const sections = sectionsOf(readFileSync(join(__dirname, '../../CHANGELOG.md'), 'utf8'));
		const own = sections.find(({ name }) => name === version);
		const notes = own ?? sections.find(({ name }) => name === 'Unreleased');
		if (!notes) {
			throw new Error(`CHANGELOG.md has neither version ${version} nor a section "Unreleased".`);
		}
		if (!own) {
			console.error(`CHANGELOG.md has no version ${version} yet; this is what is not released:`);
		}
		console.log(notes.text);
	});
}
