import { createHash, timingSafeEqual } from 'crypto';

/** SHA-256 in hex: what is stored of a secret in place of the secret. */
export function hashOf(secret: string): string {
	return createHash('sha256').update(secret).digest('hex');
}

/** The first 12 hex digits of the SHA-256: enough to tell two login tokens apart, too little to be of use to a thief. */
export function shortHash(token: string): string {
	return hashOf(token).slice(0, 12);
}

/** Compares two texts in a time that tells nothing about where they differ. */
export function isSame(a: string, b: string): boolean {
	return timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)));
}
