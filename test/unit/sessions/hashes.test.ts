import { hashOf, isSame, shortHash } from '../../../src/security/hashes';

it('hashes as everybody does', () => {
	expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
	expect(shortHash('abc')).toBe('ba7816bf8f01');
});

it.each([
	['a', 'a', true],
	['', '', true],
	['ä🎉', 'ä🎉', true],
	['a', 'b', false],
	['a', 'a ', false],
	['a', '', false],
	['a'.repeat(100), 'a'.repeat(99), false],
])('tells whether %p and %p are the same', (a, b, same) => {
	expect(isSame(a, b)).toBe(same);
});
