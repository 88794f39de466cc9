import type { Verification } from './Verification';

/** The app calls the workspace, and makes links for phones, by `Site_Url`. */
export function checkSiteUrl({ rest, report }: Verification, siteUrl: unknown): void {
	const site = typeof siteUrl === 'string' ? siteUrl.replace(/\/+$/, '') : '';
	if (site === rest.url) {
		report.ok('site-url', `The workspace knows its own address (Site_Url ${site}).`);
	} else if (site === '') {
		report.unknown('site-url', 'Site_Url is not shown.', 'See Administration > Settings > General > Site URL.');
	} else {
		report.warning(
			'site-url',
			`The workspace calls itself ${site} (Site_Url), and you called it ${rest.url}.`,
			'Phones get links to Site_Url. Where people use another address, correct Administration > Settings > General > Site URL.',
		);
	}
}
