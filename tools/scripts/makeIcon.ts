import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { deflateSync } from 'zlib';

import { Resvg } from '@resvg/resvg-js';

type Color = [red: number, green: number, blue: number];

/** The marketplace asks for this size. */
const size = 256;
/** Half a byte a pixel. The drawing has five colours; the others smooth its edges. */
const paletteSize = 16;

/** Draws icon.png from release/icon.svg. Run by `npm run icon`; the result is committed. */
function makeIcon(): void {
	const root = join(__dirname, '../..');
	const svg = readFileSync(join(root, 'release', 'icon.svg'), 'utf8');
	const { pixels } = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();
	writeFileSync(join(root, 'icon.png'), indexedPng(colorsOf(pixels)));
}

/** Drops the transparency, which an icon must not have. */
function colorsOf(pixels: Buffer): Color[] {
	return Array.from({ length: size * size }, (_, at) => [pixels[at * 4], pixels[at * 4 + 1], pixels[at * 4 + 2]]);
}

/** Writes a PNG with a palette, which is less than half as large as with full colours. pngjs can't write one. */
function indexedPng(colors: Color[]): Buffer {
	const palette = commonest(colors);
	const rows = Buffer.alloc(size * (1 + size / 2));
	colors.forEach((color, at) => {
		// Each row starts with the number of its filter: 0 for none, best for large areas of one colour.
		const byte = Math.floor(at / size) * (1 + size / 2) + 1 + ((at % size) >> 1);
		rows[byte] |= nearest(palette, color) << (at % 2 === 0 ? 4 : 0);
	});
	const header = Buffer.alloc(13);
	header.writeUInt32BE(size, 0);
	header.writeUInt32BE(size, 4);
	// 4 bits a pixel, with a palette.
	header.set([4, 3], 8);
	return Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		chunk('IHDR', header),
		chunk('PLTE', Buffer.from(palette.flat())),
		chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

function commonest(colors: Color[]): Color[] {
	const counts = new Map<string, { color: Color; count: number }>();
	for (const color of colors) {
		const entry = counts.get(color.join()) ?? { color, count: 0 };
		counts.set(color.join(), { color, count: entry.count + 1 });
	}
	const sorted = [...counts.values()].sort((a, b) => b.count - a.count);
	return sorted.slice(0, paletteSize).map(({ color }) => color);
}

function nearest(palette: Color[], color: Color): number {
	const distances = palette.map((other) => Math.hypot(...other.map((value, index) => value - color[index])));
	return distances.indexOf(Math.min(...distances));
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const ends = Buffer.alloc(8);
	ends.writeUInt32BE(data.length, 0);
	ends.writeUInt32BE(crc32(body), 4);
	return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** The checksum of PNG. */
function crc32(bytes: Buffer): number {
	let crc = ~0;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
}

makeIcon();
