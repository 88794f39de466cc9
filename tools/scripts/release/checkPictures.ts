import sharp from 'sharp';

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
export async function checkPictures({ icon, screenshots }: ReleaseFiles, report: Report): Promise<void> {
	const [ofIcon] = await problemsOf([icon], iconSize);
	if (ofIcon === undefined) {
		report.ok('icon', `${icon.path} has 256 x 256 pixels, none of them transparent.`);
	} else {
		report.failed('icon', `${ofIcon}.`, 'Change release/icon.svg, then: npm run icon.');
	}

	const problems =
		screenshots.length > 0 ? await problemsOf(screenshots, screenshotSize) : ['There are no screenshots'];
	if (problems.length === 0) {
		report.ok('screenshots', `${screenshots.length} screenshots have 960 x 540 pixels, none of them transparent.`);
	} else {
		report.failed('screenshots', `${problems.join('; ')}.`, 'Make them again: npm run screenshots.');
	}
}

async function problemsOf(pictures: ReleaseFiles['screenshots'], size: Size): Promise<string[]> {
	const problems = await Promise.all(
		pictures.map(async ({ path, bytes }) => {
			const problem = await problemOf(bytes, size);
			return problem === undefined ? [] : [`${path} ${problem}`];
		}),
	);
	return problems.flat();
}

async function problemOf(bytes: Buffer, { width, height }: Size): Promise<string | undefined> {
	const picture = sharp(bytes);
	const { format, ...is } = await picture.metadata();
	if (format !== 'png') {
		return `is ${format} instead of png`;
	}
	if (is.width !== width || is.height !== height) {
		return `has ${is.width} x ${is.height} pixels instead of ${width} x ${height}`;
	}
	return (await picture.stats()).isOpaque ? undefined : 'has transparent pixels';
}
