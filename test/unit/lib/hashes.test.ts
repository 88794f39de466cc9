import { createHmac } from 'crypto';

import fc from 'fast-check';

import { hmac, equalInConstantTime, shortHash } from '../../../src/lib/hashes';
import { anyText } from '../support/anyText';

it('the short hash is the beginning of the SHA-256', () => {
	expect(shortHash('abc')).toBe('ba7816bf8f01');
});

it('signs as HMAC-SHA-256 does, with any key of up to 64 bytes', () => {
	const key = fc.uint8Array({ minLength: 1, maxLength: 64 }).map((bytes) => Buffer.from(bytes).toString('hex'));
	fc.assert(
		fc.property(key, anyText(), (hex, text) => {
			const expected = createHmac('sha256', Buffer.from(hex, 'hex')).update(text).digest('base64url');
			expect(hmac(hex, text)).toBe(expected);
		}),
	);
});

it.each([
	['a', 'a', true],
	['', '', true],
	['ä🎉', 'ä🎉', true],
	['a', 'b', false],
	['a', 'a ', false],
	['a', '', false],
	['a'.repeat(100), 'a'.repeat(99), false],
])('compares %p and %p', (a, b, same) => {
	expect(equalInConstantTime(a, b)).toBe(same);
});
