import type { Report } from '../report/Report';
import { checkContacts } from './checkContacts';
import { checkListing } from './checkListing';
import { checkPermissions } from './checkPermissions';
import { checkPictures } from './checkPictures';
import type { Release } from './checkVersions';
import { checkVersions } from './checkVersions';
import type { ReleaseFiles } from './ReleaseFiles';

/** Everything a release and its submission to the marketplace need. */
export async function checkRelease(files: ReleaseFiles, release: Release, report: Report): Promise<void> {
	checkVersions(files, release, report);
	checkListing(files, report);
	await checkPictures(files, report);
	checkPermissions(files, report);
	checkContacts(files, release, report);
}
