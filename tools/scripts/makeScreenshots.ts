import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

import { Resvg } from '@resvg/resvg-js';
import { PNG } from 'pngjs';

import { screenshotSize } from './release/checkPictures';

const names = ['question', 'result', 'status', 'notice', 'mobile'];

/** `npm run screenshots`: pictures for the marketplace, from those of the documentation. */
const root = join(__dirname, '../..');
mkdirSync(join(root, 'release', 'screenshots'), { recursive: true });
for (const name of names) {
	const picture = readFileSync(join(root, 'docs', 'pictures', `${name}.png`));
	writeFileSync(join(root, 'release', 'screenshots', `${name}.png`), screenshotOf(picture));
}

/** The picture in the middle, as large as it fits, on the ground of the icon. */
function screenshotOf(picture: Buffer): Buffer {
	const size = `width="${screenshotSize.width}" height="${screenshotSize.height}"`;
	const href = `data:image/png;base64,${picture.toString('base64')}`;
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect ${size} fill="#14314f"/><image ${size} href="${href}"/></svg>`;
	const png = PNG.sync.read(Buffer.from(new Resvg(svg).render().asPng()));
	// Colour type 2: no transparency, by the format itself.
	return PNG.sync.write(png, { colorType: 2 });
}
