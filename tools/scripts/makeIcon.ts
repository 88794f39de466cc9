import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

import { Resvg } from '@resvg/resvg-js';

/** Draws icon.png from its source, release/icon.svg; the result is committed. Run by `npm run icon`. */
const root = join(__dirname, '../..');
const svg = readFileSync(join(root, 'release', 'icon.svg'), 'utf8');
writeFileSync(join(root, 'icon.png'), new Resvg(svg, { fitTo: { mode: 'width', value: 256 } }).render().asPng());
