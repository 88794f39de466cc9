import type { Color, IndexedImage } from './indexedPng';

interface Choice {
	maxColors: number;
	/** Colors that differ by less count as one, so that rare ones, such as that of a button, find a place too. */
	minDistance?: number;
}

/** Reduces images of one size, in RGBA, to their most frequent colours. Drops transparency. */
export function indexed(
	{ width, height }: { width: number; height: number },
	images: Uint8Array[],
	choice: Choice,
): IndexedImage {
	const pixels = images.map(pixelsOf);
	const palette = commonest(pixels, choice);
	const indexes = new Map<number, number>();
	const indexOf = (pixel: number): number => {
		const index = indexes.get(pixel) ?? nearest(palette, colorOf(pixel));
		indexes.set(pixel, index);
		return index;
	};
	return { width, height, palette, frames: pixels.map((each) => Uint8Array.from(each, indexOf)) };
}

/** A colour as one number, which counts faster than a list of three. */
function pixelsOf(rgba: Uint8Array): Uint32Array {
	const at = (index: number): number => (rgba[index] << 16) | (rgba[index + 1] << 8) | rgba[index + 2];
	return Uint32Array.from({ length: rgba.length / 4 }, (_, index) => at(index * 4));
}

function colorOf(pixel: number): Color {
	return [pixel >> 16, (pixel >> 8) & 255, pixel & 255];
}

function commonest(images: Uint32Array[], { maxColors, minDistance = 0 }: Choice): Color[] {
	const counts = new Map<number, number>();
	for (const pixels of images) for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
	const palette: Color[] = [];
	for (const [pixel] of [...counts].sort(([, a], [, b]) => b - a)) {
		const color = colorOf(pixel);
		if (palette.length === maxColors) break;
		if (palette.every((other) => distance(color, other) >= minDistance)) palette.push(color);
	}
	return palette;
}

function nearest(palette: Color[], color: Color): number {
	const distances = palette.map((other) => distance(color, other));
	return distances.indexOf(Math.min(...distances));
}

function distance(one: Color, other: Color): number {
	return Math.hypot(...one.map((value, index) => value - other[index]));
}
