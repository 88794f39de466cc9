import { checkListing } from './release/checkListing';
import { checkContacts, checkPermissions } from './release/checkManifest';
import { checkPictures } from './release/checkPictures';
import type { Release } from './release/checkVersions';
import { checkVersions } from './release/checkVersions';
import type { ReleaseFiles } from './release/ReleaseFiles';
import { readReleaseFiles } from './release/ReleaseFiles';
import { checkText, Report } from './report/Report';
import { runScript } from './runScript';

const help = `Checks what a release and its submission to the marketplace need: versions, changelog, texts and their limits, icon,
screenshots, permissions, contacts.

  npm run release:check -- [options]

  --publish       it is published now: placeholders and a missing section of the changelog fail
  --tag <tag>     the tag it is published by, such as v1.2.0; it must be that of the version
  --help          this text
`;

/** Everything a release and its submission to the marketplace need. */
export async function checkRelease(files: ReleaseFiles, release: Release, report: Report): Promise<void> {
	checkVersions(files, release, report);
	checkListing(files, report);
	await checkPictures(files, report);
	checkPermissions(files, report);
	checkContacts(files, release, report);
}

if (require.main === module) {
	const options = { publish: { type: 'boolean', default: false }, tag: { type: 'string' } } as const;

	runScript({ help, options }, async ({ publish, tag }) => {
		const report = new Report((check) => console.log(checkText(check)));
		await checkRelease(readReleaseFiles(), { isPublished: publish, tag }, report);
		console.log(report.isSound ? '\nReady.' : '\nNot ready.');
		process.exitCode = report.isSound ? 0 : 1;
	});
}
