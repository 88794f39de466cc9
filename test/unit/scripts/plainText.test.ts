import fc from 'fast-check';

import { plainText } from '../../../tools/scripts/report/plainText';
import { checkText, Report } from '../../../tools/scripts/report/Report';
import { RemoteProblem } from '../../../tools/scripts/remote/RemoteProblem';
import { anyText } from '../support/anyText';

it.each([
	['colours', '\u001b[1;31mred\u001b[0m', 'red'],
	['a cleared screen', 'a\u001b[2Jb', 'ab'],
	['a window title', '\u001b]0;title\u0007text', ']0;titletext'],
	['a bell, a null and a delete', 'a\u0007\u0000\u007fb', 'ab'],
	['8-bit commands', '\u009b31mred', '31mred'],
	['line breaks of all kinds', 'a\r\nb\u2028c\u0085d', 'a b cd'],
	['text turned around', 'a\u202eb\u2066c\u200f', 'abc'],
])('prints no %s', (_what, text, printed) => {
	expect(plainText(text)).toBe(printed);
});

it('prints a text in any language as it is', () => {
	const text = 'Zażółć gęślą jaźń, 日本語 – “quoted” 😀';
	expect(plainText(text)).toBe(text);
});

it('prints one line without control characters in a report and in an error', () => {
	fc.assert(
		fc.property(anyText(), (said) => {
			const report = new Report();
			report.failed('id', `It said ${said}.`, `Change ${said}.`);
			for (const printed of [checkText(report.checks[0]), new RemoteProblem(said, said).message]) {
				expect(printed.split('\n')).toHaveLength(2);
				expect(printed.replace('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
			}
		}),
	);
});

it('cuts a text without end', () => {
	expect(plainText('x'.repeat(1_000_000)).length).toBeLessThan(1100);
});
