import { createHash, timingSafeEqual } from 'crypto';

/** Returns the first 12 hex digits of the SHA-256: enough to tell two login tokens apart, useless to a thief. */
export function shortHash(token: string): string {
	return sha256(Buffer.from(token)).toString('hex').slice(0, 12);
}

/**
 * Returns the HMAC-SHA-256 (RFC 2104) of a text, in base64url.
 * @param key in hex, at most 64 bytes
 *
 * Written out because `createHmac` makes the engine's Deno runtime print a deprecation warning into the host's log.
 */
export function hmac(key: string, text: string): string {
	// SHA-256 works on 64 bytes at once.
	const padded = Buffer.concat([Buffer.from(key, 'hex')], 64);
	const inner = sha256(Buffer.concat([padded.map((byte) => byte ^ 0x36), Buffer.from(text)]));
	return sha256(Buffer.concat([padded.map((byte) => byte ^ 0x5c), inner])).toString('base64url');
}

/** Compares two texts in a time that does not depend on where they differ. */
export function equalInConstantTime(a: string, b: string): boolean {
	return timingSafeEqual(sha256(Buffer.from(a)), sha256(Buffer.from(b)));
}

function sha256(bytes: Buffer): Buffer {
	return createHash('sha256').update(bytes).digest();
}
