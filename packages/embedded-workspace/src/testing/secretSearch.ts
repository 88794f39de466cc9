import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

import { openStore } from '../store/Store';

/** Secrets by a name that a failed test may print. */
export type Secrets = Record<string, string>;

/** The ways in which a secret could lie around: each is looked for. */
export function formsOf(secret: string): Record<string, Buffer> {
	const bytes = Buffer.from(secret);
	const hex = bytes.toString('hex');
	const pairs = hex.match(/../g) ?? [];
	const texts: Record<string, string> = {
		clear: secret,
		reversed: [...secret].reverse().join(''),
		hex,
		'upper-case hex': hex.toUpperCase(),
		'percent-encoded': pairs.map((pair) => `%${pair.toUpperCase()}`).join(''),
		'lower-case percent-encoded': pairs.map((pair) => `%${pair}`).join(''),
		'JSON-escaped': pairs.map((pair) => `\\u00${pair}`).join(''),
	};
	for (const before of [0, 1, 2]) {
		const base64 = base64Behind(before, bytes);
		texts[`base64 behind ${before}`] = base64;
		texts[`base64url behind ${before}`] = base64.replace(/\+/g, '-').replace(/\//g, '_');
	}
	const found = Object.fromEntries(Object.entries(texts).map(([form, text]) => [form, Buffer.from(text)]));
	return { ...found, 'UTF-16': Buffer.from(secret, 'utf16le') };
}

/** Returns the digits that base64 makes of the secret alone, if so many bytes (modulo 3) stand before it. */
function base64Behind(before: number, secret: Buffer): string {
	const base64 = Buffer.concat([Buffer.alloc(before), secret]).toString('base64');
	return base64.slice(Math.ceil((before * 8) / 6), Math.floor(((before + secret.length) * 8) / 6));
}

/** Returns which of the secrets are in the bytes, and how: `name (form)`. */
export function findSecrets(haystack: Buffer | string, secrets: Secrets): string[] {
	const bytes = Buffer.isBuffer(haystack) ? haystack : Buffer.from(haystack);
	return Object.entries(secrets).flatMap(([name, secret]) =>
		Object.entries(formsOf(secret))
			.filter(([, form]) => bytes.includes(form))
			.map(([form]) => `${name} (${form})`),
	);
}

/** Returns every byte of the files of a folder. */
export function bytesOfFolder(folder: string): Buffer {
	const contents = readdirSync(folder, { withFileTypes: true }).map((entry) => {
		const path = join(folder, entry.name);
		return entry.isDirectory() ? bytesOfFolder(path) : readFileSync(path);
	});
	return Buffer.concat(contents);
}

/** Returns every value in the database of a data folder: its file keeps a long one in pieces. */
export function valuesOfDatabase(dataFolder: string): Buffer {
	const db = openStore(dataFolder);
	try {
		const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all() as { name: string }[];
		const rows = tables.flatMap(({ name }) => db.prepare(`SELECT * FROM ${name}`).all() as Record<string, unknown>[]);
		const values = rows.flatMap((row) => Object.values(row));
		return Buffer.concat(values.map((value) => (Buffer.isBuffer(value) ? value : Buffer.from(`${String(value)}\n`))));
	} finally {
		db.close();
	}
}
