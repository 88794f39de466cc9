import type { Report } from '../report/Report';
import type { ReleaseFiles } from './ReleaseFiles';
import type { Release } from './checkVersions';

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
