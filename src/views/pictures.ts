import type { Outcome } from '../sessions/endings';
import type { Translate } from './texts';

/**
 * Pictures of the modals as SVG that stands on its own: no script, no style sheet, nothing from outside, so it passes the
 * workspace's Content-Security-Policy. Their own white background keeps them readable in dark mode.
 */

const blue = '#1d74f5';
const green = '#148660';
const red = '#bb0b21';
const grey = '#6c737a';

/** The question: a client. @param name for screen readers */
export function clientPicture(name: string): string {
	const stand = `<path d="M36 76h24M48 66v10" stroke="${blue}" stroke-width="4" stroke-linecap="round"/>`;
	return picture(name, blue, `<circle cx="48" cy="39" r="9" fill="${blue}"/>${stand}`);
}

/** A tick, a cross, or lines of text: the chat says what is known, or offers a file. */
const results = {
	done: [green, 'M35 40l9 9 18-20'],
	'nothing-happened': [red, 'M38 29l20 20M58 29l-20 20'],
	unknown: [grey, 'M30 32h36M30 46h22'],
	'offer-file': [grey, 'M30 32h36M30 46h22'],
} as const;

/** The result, with a word for it. */
export function resultPicture(result: Outcome | 'offer-file', t: Translate): string {
	const word = t(result === 'done' ? 'picture_done' : 'picture_failed');
	const [colour, sign] = results[result];
	const stroke = `stroke="${colour}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"`;
	const font = 'font-family="sans-serif" font-size="14" font-weight="600" text-anchor="middle"';
	const label = `<text x="48" y="84" ${font} fill="${colour}">${escaped(word)}</text>`;
	return picture(word, colour, `<path d="${sign}" fill="none" ${stroke}/>${label}`);
}

/** A screen with something on it. The name is for screen readers. */
function picture(name: string, colour: string, content: string): string {
	const frame = `<rect x="14" y="14" width="68" height="50" rx="6" fill="none" stroke="${colour}" stroke-width="4"/>`;
	const ground = '<rect width="96" height="96" fill="#fff"/>';
	const svg = 'xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96" role="img"';
	return `<svg ${svg}><title>${escaped(name)}</title>${ground}${frame}${content}</svg>`;
}

function escaped(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
