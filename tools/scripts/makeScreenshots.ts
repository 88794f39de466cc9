import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

import { Resvg } from '@resvg/resvg-js';
import { PNG } from 'pngjs';

import { screenshotSize } from './release/checkPictures';

interface Cut {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** What of each picture of the documentation is of interest: not the heading and the foot of the embedded workspace. */
const cuts: Record<string, Cut> = {
	question: { x: 0, y: 69, width: 1000, height: 562 },
	result: { x: 0, y: 69, width: 1000, height: 562 },
	status: { x: 224, y: 53, width: 776, height: 436 },
	notice: { x: 224, y: 53, width: 776, height: 436 },
	mobile: { x: 0, y: 65, width: 420, height: 400 },
};

/** `npm run screenshots`: pictures for the marketplace, from those that the browser tests have taken. */
const root = join(__dirname, '../..');
mkdirSync(join(root, 'release', 'screenshots'), { recursive: true });
for (const [name, cut] of Object.entries(cuts)) {
	const picture = readFileSync(join(root, 'docs', 'pictures', `${name}.png`));
	writeFileSync(join(root, 'release', 'screenshots', `${name}.png`), screenshotOf(picture, cut));
}

/** The cut in the middle, as large as it fits, on the ground of the icon. */
function screenshotOf(picture: Buffer, cut: Cut): Buffer {
	const { width, height } = PNG.sync.read(picture);
	if (cut.x + cut.width > width || cut.y + cut.height > height) {
		throw new Error(`A picture has ${width} x ${height} pixels only: change the cuts in this script.`);
	}
	const size = `width="${screenshotSize.width}" height="${screenshotSize.height}"`;
	const href = `data:image/png;base64,${picture.toString('base64')}`;
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect ${size} fill="#14314f"/>
		<svg ${size} viewBox="${cut.x} ${cut.y} ${cut.width} ${cut.height}"><image width="${width}" height="${height}" href="${href}"/></svg>
	</svg>`;
	const png = PNG.sync.read(Buffer.from(new Resvg(svg).render().asPng()));
	// Colour type 2: no transparency, by the format itself.
	return PNG.sync.write(png, { colorType: 2 });
}
