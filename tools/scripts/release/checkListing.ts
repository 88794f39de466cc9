import type { Report } from '../report/Report';
import type { ListingTexts, ReleaseFiles } from './ReleaseFiles';

/**
 * What the marketplace asks of texts (developer.rocket.chat, "Content Guidelines"). It has no limit for the privacy
 * summary; ours keeps it a summary.
 */
export const limits: Record<keyof ListingTexts, number> = { short: 45, long: 1000, privacy: 1000 };
const maxWordsOfName = 2;

/** Name, descriptions and privacy summary, in each language of the app. */
export function checkListing({ manifest, listing, languages }: ReleaseFiles, report: Report): void {
	const words = manifest.name.split(/\s+/).length;
	if (manifest.name === listing.name && words <= maxWordsOfName) {
		report.ok('name', `The name is "${manifest.name}".`);
	} else {
		const seen = `The name is "${manifest.name}" in app.json and "${listing.name}" in release/listing.json.`;
		report.failed('name', seen, `Make it one name of at most ${maxWordsOfName} words.`);
	}
	if (listing.categories.length > 0) {
		report.ok('categories', `Categories: ${listing.categories.join(', ')}.`);
	} else {
		report.failed('categories', 'There is no category.', 'Name one or two in release/listing.json.');
	}

	for (const language of languages) {
		checkTexts(language, listing.texts[language], report);
	}
	const unknown = Object.keys(listing.texts).filter((language) => !languages.includes(language));
	if (unknown.length > 0) {
		const advice = 'Remove it from release/listing.json, or add i18n/<language>.json.';
		report.failed('languages', `The app does not speak ${unknown.join(', ')}.`, advice);
	}
}

function checkTexts(language: string, texts: ListingTexts | undefined, report: Report): void {
	const problems = Object.entries(limits).flatMap(([kind, limit]) => {
		const text = texts?.[kind as keyof ListingTexts]?.trim() ?? '';
		if (text === '') {
			return [`"${kind}" is missing`];
		}
		return text.length > limit ? [`"${kind}" has ${text.length} characters, ${limit} are allowed`] : [];
	});
	if (problems.length === 0) {
		report.ok(`texts-${language}`, `All texts are there in ${language}, within their limits.`);
	} else {
		report.failed(`texts-${language}`, `In ${language} ${problems.join('; ')}.`, 'Change release/listing.json.');
	}
}
