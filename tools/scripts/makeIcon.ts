import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

import { Resvg } from '@resvg/resvg-js';

import { indexedPng } from './pictures/indexedPng';
import { indexed } from './pictures/palette';

/** The marketplace asks for this size. */
const size = 256;
/** Half a byte a pixel. The drawing has five colours; the others smooth its edges. */
const maxColors = 16;

/** Draws icon.png from release/icon.svg. Run by `npm run icon`; the result is committed. */
function makeIcon(): void {
	const root = join(__dirname, '../..');
	const svg = readFileSync(join(root, 'release', 'icon.svg'), 'utf8');
	const { pixels } = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();
	const image = indexed({ width: size, height: size }, [pixels], { maxColors });
	writeFileSync(join(root, 'icon.png'), indexedPng(image));
}

makeIcon();
