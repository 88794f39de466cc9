import type { Report } from '../report/Report';
import { sectionsOf } from '../releaseNotes';
import type { ReleaseFiles } from './ReleaseFiles';

export interface Release {
	/** Whether it is published now. */
	isPublished: boolean;
	/** The tag it is published by, such as `v1.2.0`. */
	tag?: string;
}

/** One version everywhere, and what it brings in the changelog. */
export function checkVersions(files: ReleaseFiles, { isPublished, tag }: Release, report: Report): void {
	const { version } = files.manifest;
	const different = Object.entries(files.versions).filter(([, each]) => each !== version);
	if (different.length === 0 && /^\d+\.\d+\.\d+$/.test(version)) {
		report.ok('version', `Version ${version} in app.json, ${Object.keys(files.versions).join(', ')}.`);
	} else {
		const seen = different.map(([file, each]) => `${file} has ${each}`).join(', ');
		const advice =
			'Set one of three numbers in app.json and docs/openapi.yaml; then npm version --no-git-tag-version <version>.';
		report.failed('version', `app.json has version ${version}, ${seen}.`, advice);
	}
	if (tag !== undefined && tag !== `v${version}`) {
		report.failed('tag', `The tag ${tag} is not that of version ${version}.`, `Tag it v${version}.`);
	}
	checkChangelog(files, isPublished, report);
}

function checkChangelog(
	{ changelog, manifest: { version } }: ReleaseFiles,
	isPublished: boolean,
	report: Report,
): void {
	const sections = sectionsOf(changelog);
	const own = sections.find(({ name }) => name === version);
	const unreleased = sections.find(({ name }) => name === 'Unreleased');
	if (own?.date !== undefined && own.text !== '') {
		report.ok('changelog', `CHANGELOG.md has version ${version} of ${own.date}.`);
	} else if (!isPublished && !own && unreleased && unreleased.text !== '') {
		report.ok('changelog', 'CHANGELOG.md has what is not released yet.');
	} else {
		const advice = `Give what is below "Unreleased" the heading "## [${version}] - <year>-<month>-<day>".`;
		report.failed('changelog', `CHANGELOG.md has no section of version ${version} with a date and a text.`, advice);
	}
}
