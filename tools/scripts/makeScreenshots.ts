import { mkdirSync } from 'fs';
import { join } from 'path';

import sharp from 'sharp';

import { screenshotSize } from './release/checkPictures';
import { runScript } from './runScript';

const root = join(__dirname, '../..');
const names = ['question', 'result', 'status', 'notice', 'mobile'];

/** `npm run screenshots`: pictures for the marketplace, from those of the documentation. */
runScript({}, async () => {
	mkdirSync(join(root, 'release', 'screenshots'), { recursive: true });
	for (const name of names) {
		const picture = sharp(join(root, 'docs', 'pictures', `${name}.png`)).resize({ ...screenshotSize, fit: 'inside' });
		// In the middle, on the ground of the icon, and without transparency by the format itself.
		await sharp({ create: { ...screenshotSize, channels: 3, background: '#14314f' } })
			.composite([{ input: await picture.png().toBuffer() }])
			.removeAlpha()
			.png({ compressionLevel: 9 })
			.toFile(join(root, 'release', 'screenshots', `${name}.png`));
	}
});
