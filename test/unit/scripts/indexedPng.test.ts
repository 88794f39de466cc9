import { PNG } from 'pngjs';

import { indexedPng } from '../../../tools/scripts/pictures/indexedPng';
import { indexed } from '../../../tools/scripts/pictures/palette';

/** A picture of three pixels a row, in shades of gray. */
function grays(...levels: number[]): Uint8Array {
	return Uint8Array.from(levels.flatMap((level) => [level, level, level, 255]));
}

function levelsIn(png: Buffer): number[] {
	const { data } = PNG.sync.read(png);
	return [...data].filter((_, index) => index % 4 === 0);
}

const size = { width: 3, height: 2 };

/** More colors than half a byte can name. */
const manyGrays = [1, 7, 13, 19].map((first) => grays(...[0, 1, 2, 3, 4, 5].map((more) => first + more)));

it.each([
	['half a byte', 16, []],
	['a byte', 256, manyGrays],
])('a picture with %s a pixel can be read', (_, maxColors, others) => {
	const levels = [0, 50, 100, 150, 200, 250];
	const { frames, ...image } = indexed(size, [grays(...levels), ...others], { maxColors });
	expect(levelsIn(indexedPng({ ...image, frames: frames.slice(0, 1) }))).toEqual(levels);
});

it('keeps the commonest colors, and one of those that are alike', () => {
	const image = indexed(size, [grays(0, 0, 0, 1, 1, 200)], { maxColors: 2, minDistance: 3 });
	expect(levelsIn(indexedPng(image))).toEqual([0, 0, 0, 0, 0, 200]);
});

it('an animation starts with its first frame and has all of them', () => {
	const image = indexed(size, [grays(1, 1, 1, 1, 1, 1), grays(2, 2, 2, 2, 2, 2)], { maxColors: 16 });
	const png = indexedPng(image, 2500);
	expect(levelsIn(png)).toEqual([1, 1, 1, 1, 1, 1]);
	const chunks = png.toString('latin1').match(/IHDR|PLTE|acTL|fcTL|IDAT|fdAT|IEND/g);
	expect(chunks?.join(' ')).toBe('IHDR PLTE acTL fcTL IDAT fcTL fdAT IEND');
});
