import fc from 'fast-check';

/** Any character: control characters and lone surrogates, too. fast-check's own `binary` takes a second to build. */
const anyCharacter = fc.oneof(
	fc.integer({ min: 0, max: 0x2ff }).map((code) => String.fromCharCode(code)),
	fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
	fc.integer({ min: 0x10000, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
);

/** Returns texts of any characters. */
export function anyText(maxLength?: number): fc.Arbitrary<string> {
	return fc.string({ unit: anyCharacter, maxLength });
}
