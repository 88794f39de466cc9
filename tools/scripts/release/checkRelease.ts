import type { Report } from '../report/Report';
import { checkContacts } from './checkContacts';
import { checkListing } from './checkListing';
import { checkPermissions } from './checkPermissions';
import { checkPictures } from './checkPictures';
import type { Release } from './checkVersions';
import { checkVersions } from './checkVersions';
import type { ReleaseFiles } from './ReleaseFiles';

/** Everything a release and its submission to the marketplace need. */
export function checkRelease(files: ReleaseFiles, release: Release, report: Report): void {
	checkVersions(files, release, report);
	checkListing(files, report);
	checkPictures(files, report);
	checkPermissions(files, report);
	checkContacts(files, release, report);
}
