import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

import { Resvg } from '@resvg/resvg-js';
import { PNG } from 'pngjs';

/** Draws icon.png from release/icon.svg. Run by `npm run icon`; the result is committed. */
const root = join(__dirname, '../..');
const svg = readFileSync(join(root, 'release', 'icon.svg'), 'utf8');
const drawn = PNG.sync.read(Buffer.from(new Resvg(svg, { fitTo: { mode: 'width', value: 256 } }).render().asPng()));
// Colour type 2 has no transparency. Large areas of one colour are smallest without a filter.
writeFileSync(
	join(root, 'icon.png'),
	PNG.sync.write(drawn, { colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0 }),
);
