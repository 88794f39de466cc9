import { PNG } from 'pngjs';

import type { Report } from '../report/Report';
import type { ReleaseFiles } from './ReleaseFiles';

/** Sizes the marketplace asks for (developer.rocket.chat, "Graphics Guidelines"), without transparency. */
const iconSize = { width: 256, height: 256 };
export const screenshotSize = { width: 960, height: 540 };

interface Size {
	width: number;
	height: number;
}

/** Icon and screenshots. */
export function checkPictures({ icon, screenshots }: ReleaseFiles, report: Report): void {
	const ofIcon = problemOf(icon.bytes, iconSize);
	if (ofIcon === undefined) report.ok('icon', `${icon.path} has 256 x 256 pixels, none of them transparent.`);
	else report.failed('icon', `${icon.path} ${ofIcon}.`, 'Change release/icon.svg, then: npm run icon.');

	const problems = screenshots.flatMap(({ path, bytes }) => {
		const problem = problemOf(bytes, screenshotSize);
		return problem === undefined ? [] : [`${path} ${problem}`];
	});
	if (screenshots.length > 0 && problems.length === 0) {
		report.ok('screenshots', `${screenshots.length} screenshots have 960 x 540 pixels, none of them transparent.`);
	} else {
		const seen = problems.length > 0 ? `${problems.join('; ')}.` : 'There are no screenshots.';
		report.failed('screenshots', seen, 'Make them again: npm run screenshots.');
	}
}

function problemOf(bytes: Buffer, { width, height }: Size): string | undefined {
	// The header of a PNG file is always at the same place.
	const is = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
	if (is.width !== width || is.height !== height) {
		return `has ${is.width} x ${is.height} pixels instead of ${width} x ${height}`;
	}
	return isOpaque(bytes) ? undefined : 'has transparent pixels';
}

/** Decoding takes seconds, and pictures of colour type 2 have no transparency by the format itself. */
function isOpaque(bytes: Buffer): boolean {
	if (bytes[25] === 2) return true;
	const { data } = PNG.sync.read(bytes);
	for (let alpha = 3; alpha < data.length; alpha += 4) if (data[alpha] !== 255) return false;
	return true;
}
