import type { Texts } from './texts';

/**
 * Pictures of the modals, as SVG that stands on its own: no script, no style sheet, nothing from outside, so that it
 * passes the workspace's Content-Security-Policy, and no text but our own.
 */

const size = 96;

/** The question: a client that stays. */
export function clientPicture(texts: Texts): string {
	return picture(texts('picture_this_client'), '#1d74f5', '<circle cx="48" cy="39" r="9" fill="#1d74f5"/>');
}

export function donePicture(texts: Texts): string {
	return picture(texts('picture_done'), '#148660', stroke('#148660', 'M35 40l9 9 18-20'));
}

export function failedPicture(texts: Texts): string {
	return picture(texts('picture_failed'), '#bb0b21', stroke('#bb0b21', 'M38 29l20 20M58 29l-20 20'));
}

/** A screen on a stand, with a sign on it and a word below. */
function picture(word: string, colour: string, sign: string): string {
	const name = escaped(word);
	// Long words (the name of the first picture) are for screen readers only.
	const label = word.length > 12 ? '' : label12(name, colour);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}" role="img">`,
		`<title>${name}</title>`,
		`<rect x="14" y="14" width="68" height="50" rx="6" fill="#fff" stroke="${colour}" stroke-width="4"/>`,
		sign,
		label || `<path d="M36 76h24M48 66v10" stroke="${colour}" stroke-width="4" stroke-linecap="round"/>`,
		'</svg>',
	].join('');
}

function stroke(colour: string, path: string): string {
	return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/>`;
}

function label12(name: string, colour: string): string {
	return `<text x="48" y="84" font-family="sans-serif" font-size="14" font-weight="600" text-anchor="middle" fill="${colour}">${name}</text>`;
}

function escaped(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
