import { deflateSync } from 'zlib';

export type Color = [red: number, green: number, blue: number];

/** An image of which each pixel is the index of a colour. */
export interface IndexedImage {
	width: number;
	height: number;
	/** At most 16 colours take half a byte a pixel, at most 256 a whole one. */
	palette: Color[];
	/** One is a picture; several are an animation, each as large as the picture. */
	frames: Uint8Array[];
}

/**
 * Writes a PNG with a palette, which is less than half as large as with full colours. pngjs can't write one.
 *
 * @param frameMs how long an animation shows each of its frames
 */
export function indexedPng(image: IndexedImage, frameMs = 0): Buffer {
	const { width, height, palette, frames } = image;
	const bits = palette.length > 16 ? 8 : 4;
	const chunks = [
		// 3: with a palette.
		chunk('IHDR', Buffer.from([...uint32(width), ...uint32(height), bits, 3, 0, 0, 0])),
		chunk('PLTE', Buffer.from(palette.flat())),
	];
	const isAnimated = frames.length > 1;
	// 0: it repeats forever.
	if (isAnimated) chunks.push(chunk('acTL', Buffer.from([...uint32(frames.length), ...uint32(0)])));
	let sequence = 0;
	for (const [index, frame] of frames.entries()) {
		const data = deflateSync(rowsOf(frame, width, bits), { level: 9, memLevel: 9 });
		if (isAnimated) {
			const place = [width, height, 0, 0].flatMap(uint32);
			const delay = [...uint16(frameMs), ...uint16(1000)];
			chunks.push(chunk('fcTL', Buffer.from([...uint32(sequence++), ...place, ...delay, 0, 0])));
		}
		// A program that knows no animations shows the first frame alone.
		if (index === 0) chunks.push(chunk('IDAT', data));
		else chunks.push(chunk('fdAT', Buffer.concat([Buffer.from(uint32(sequence++)), data])));
	}
	return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks, chunk('IEND', Buffer.alloc(0))]);
}

/** Each row starts with the number of its filter: 0 for none, best for large areas of one colour. */
function rowsOf(pixels: Uint8Array, width: number, bits: 4 | 8): Buffer {
	const perByte = 8 / bits;
	const rowLength = 1 + Math.ceil(width / perByte);
	const rows = Buffer.alloc((pixels.length / width) * rowLength);
	pixels.forEach((pixel, at) => {
		const x = at % width;
		const byte = Math.floor(at / width) * rowLength + 1 + Math.floor(x / perByte);
		rows[byte] |= pixel << (8 - bits - (x % perByte) * bits);
	});
	return rows;
}

function uint32(value: number): number[] {
	return [value >>> 24, value >>> 16, value >>> 8, value].map((byte) => byte & 255);
}

function uint16(value: number): number[] {
	return [value >>> 8, value & 255];
}

function chunk(type: string, data: Uint8Array): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	return Buffer.concat([Buffer.from(uint32(data.length)), body, Buffer.from(uint32(crc32(body)))]);
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
