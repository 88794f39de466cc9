import ts from 'typescript';

import { catalogCode } from '../../../tools/scripts/generateTexts';

const code = catalogCode({
	en: { setting_url: 'URL', command_description: 'Log out', title: 'Log out', days_one: 'day', days_other: 'days' },
	ja: { setting_url: 'URL', command_description: 'ログアウト', title: 'ログアウト', days_other: '日' },
	'pt-BR': { title: 'Sair', days_one: 'dia', days_other: 'dias', days_many: 'de dias' },
});

/** As much of the standard library as the generated code needs: the whole takes seconds to read. */
const library = `declare global {interface Array<T> { length: number } interface Boolean {} interface CallableFunction {} interface Function {}
interface IArguments {} interface NewableFunction {} interface Number {} interface Object {} interface RegExp {} interface String {}
type Record<K extends keyof any, T> = { [P in K]: T }; }`;

/** What the compiler says about code that uses the generated texts. */
function complaintsAbout(use: string): string[] {
	const host = ts.createCompilerHost({});
	host.getSourceFile = (name, target) => ts.createSourceFile(name, `${library}\n${code}\n${use}`, target);
	const program = ts.createProgram(['texts.ts'], { strict: true, noLib: true, types: [] }, host);
	return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

it('texts are there in every language, with the plural forms of that language, and without labels', () => {
	const module = { exports: {} as { keys?: string[]; catalog?: Record<string, (string | null)[]> } };
	new Function('exports', ts.transpile(code, { module: ts.ModuleKind.CommonJS }))(module.exports);
	const { keys = [], catalog = {} } = module.exports;
	const textsIn = (language: string): object =>
		Object.fromEntries(keys.map((key, index) => [key, catalog[language][index]]).filter(([, text]) => text !== null));
	expect(textsIn('en')).toEqual({ title: 'Log out', days_one: 'day', days_other: 'days' });
	expect(textsIn('ja')).toEqual({ title: 'ログアウト', days_other: '日' });
	expect(textsIn('pt-BR')).toEqual({ title: 'Sair', days_one: 'dia', days_other: 'dias', days_many: 'de dias' });
});

it('a language with other plural forms compiles, and a key that English lacks does not', () => {
	const read = 'export const read = (language: Language): (string | null)[] => catalog[language];';
	expect(complaintsAbout(read)).toEqual([]);
	expect(complaintsAbout("export const key: TextKey = 'days_few';")).toHaveLength(1);
	expect(complaintsAbout("export const language: Language = 'de';")).toHaveLength(1);
});
