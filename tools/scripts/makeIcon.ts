import { join } from 'path';

import sharp from 'sharp';

import { runScript } from './runScript';

const root = join(__dirname, '../..');

/** The marketplace asks for this size. */
const size = 256;
/** Half a byte a pixel. The drawing has five colours; the others smooth its edges. */
const colors = 16;

/** `npm run icon`: draws icon.png from release/icon.svg. The result is committed. */
runScript({}, async () => {
	await sharp(join(root, 'release', 'icon.svg'))
		.resize(size, size)
		.flatten()
		.png({ palette: true, colors, dither: 0, compressionLevel: 9 })
		.toFile(join(root, 'icon.png'));
});
