import ts from 'typescript';

import { catalogCode } from '../../../tools/scripts/generateTexts';

const code = catalogCode({
	en: { setting_url: 'URL', command_description: 'Log out', title: 'Log out', days_one: 'day', days_other: 'days' },
	ja: { setting_url: 'URL', command_description: 'ログアウト', title: 'ログアウト', days_other: '日' },
	'pt-BR': { title: 'Sair', days_one: 'dia', days_other: 'dias', days_many: 'de dias' },
});

it('has the texts of every language, with its plural forms and without labels', () => {
	const module = { exports: {} as { keys?: string[]; catalog?: Record<string, (string | null)[]> } };
	new Function('exports', ts.transpile(code, { module: ts.ModuleKind.CommonJS }))(module.exports);
	const { keys = [], catalog = {} } = module.exports;
	const textsIn = (language: string): object =>
		Object.fromEntries(keys.map((key, index) => [key, catalog[language][index]]).filter(([, text]) => text !== null));
	expect(textsIn('en')).toEqual({ title: 'Log out', days_one: 'day', days_other: 'days' });
	expect(textsIn('ja')).toEqual({ title: 'ログアウト', days_other: '日' });
	expect(textsIn('pt-BR')).toEqual({ title: 'Sair', days_one: 'dia', days_other: 'dias', days_many: 'de dias' });
});

it('lets the app ask for the keys of English only', () => {
	expect(code).toContain('export type TextKey = "title" | "days_one" | "days_other";');
});
