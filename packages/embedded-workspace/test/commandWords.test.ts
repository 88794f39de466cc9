import { commandWords } from '../src/apps/commands';

it.each([
	['', []],
	['   ', []],
	['status', ['status']],
	[' status', ['status']],
	['  status  ', ['status']],
	['status\n', ['status']],
	['one\ttwo\r\nthree  four', ['one', 'two', 'three', 'four']],
	['"status"', ['status']],
	["'status'", ['status']],
	['"two words" third', ['two words', 'third']],
	['a"b c"d', ['ab cd']],
	['"first""second"', ['first', 'second']],
	['"with \\"quotes\\" inside"', ['with "quotes" inside']],
	['""', ['']],
	['"open', ['"open']],
	["it's fine", ["it's", 'fine']],
	['\u00a0', []],
	['no\u00a0split', ['no\u00a0split']],
])('splits %j', (params, words) => {
	expect(commandWords(params)).toEqual(words);
});
