import type { Report } from '../report/Report';
import type { ReleaseFiles } from './ReleaseFiles';

/** Checks that the table in docs explains each permission of app.json, and no other. */
export function checkPermissions({ manifest, permissionsTable }: ReleaseFiles, report: Report): void {
	const asked = manifest.permissions.map(({ name }) => name);
	const explained = [...permissionsTable.matchAll(/^\| `([\w.-]+)`\s*\| *[^\s|]/gm)].map(([, name]) => name);
	const missing = asked.filter((name) => !explained.includes(name));
	const surplus = explained.filter((name) => !asked.includes(name));
	if (missing.length === 0 && surplus.length === 0) {
		report.ok('permissions', `All ${asked.length} permissions are explained.`);
		return;
	}
	const seen = [
		...(missing.length > 0 ? [`does not explain ${missing.join(', ')}`] : []),
		...(surplus.length > 0 ? [`explains ${surplus.join(', ')}, which app.json does not ask for`] : []),
	];
	report.failed(
		'permissions',
		`The table of permissions in docs ${seen.join(' and ')}.`,
		'One row for each permission of app.json.',
	);
}
