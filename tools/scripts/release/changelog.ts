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
