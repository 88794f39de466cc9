import type { Report } from '../report/Report';
import type { Release } from './checkVersions';
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

/** Names that are nobody's, by RFC 2606. */
const nobodys = /\.(example|invalid|test|localhost)\b|\bexample\.(com|net|org)\b/;

/** Who made the app, and where to get help: before it is published these must be real. */
export function checkContacts({ manifest: { author } }: ReleaseFiles, { isPublished }: Release, report: Report): void {
	for (const [id, value] of [
		['homepage', author.homepage],
		['support', author.support],
	]) {
		const isAddress = /^https:\/\/\S+$|^(mailto:)?[^\s@]+@[^\s@]+$/.test(value);
		const advice = `Put yours into app.json, author.${id}: an https address or an e-mail address. The issues page of the repository will do.`;
		if (!isAddress) {
			report.failed(id, `author.${id} in app.json is no address: "${value}".`, advice);
		} else if (!nobodys.test(value)) {
			report.ok(id, `author.${id} is ${value}.`);
		} else if (isPublished) {
			report.failed(id, `author.${id} in app.json is a placeholder: ${value}.`, advice);
		} else {
			report.warning(id, `author.${id} in app.json is a placeholder: ${value}.`, advice);
		}
	}
}
