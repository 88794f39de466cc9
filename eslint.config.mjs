import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const onlyWhatAnAppMayImport = [
	{ regex: '^node:', message: 'rc-apps cannot package the node: prefix.' },
	{
		regex: '^(?!\\.{1,2}/|@rocket\\.chat/apps-engine/definition/|(crypto|net|url)$)',
		message: 'An app may import engine definitions, crypto, net, url and itself.',
	},
	{ regex: '(^|/)tools/', message: 'The app and the tools meet over HTTP only.' },
];

const noHostInTheDomain = [
	{ regex: '^@rocket\\.chat/', message: 'The domain imports no engine types.' },
	{
		regex: '^(url|\\.\\./(?!sessions/).*)$',
		message: 'The domain knows neither HTTP nor the host: it asks through its ports.',
	},
];

export default tseslint.config(
	{ ignores: ['node_modules/', 'dist/', 'coverage/', '.workspace/', '.cache/'] },
	js.configs.recommended,
	...tseslint.configs.strict,
	{
		files: ['**/*.ts', '**/*.tsx'],
		rules: {
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-extraneous-class': 'off',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			eqeqeq: 'error',
			'no-console': 'error',
		},
	},
	{
		files: ['src/**/*.ts', 'LogoutOthersApp.ts'],
		rules: { 'no-restricted-imports': ['error', { patterns: onlyWhatAnAppMayImport }] },
	},
	{
		// A later block replaces the rule of an earlier one, so this one repeats it.
		files: ['src/sessions/**/*.ts', 'src/handshake/**/*.ts'],
		rules: { 'no-restricted-imports': ['error', { patterns: [...onlyWhatAnAppMayImport, ...noHostInTheDomain] }] },
	},
	{
		files: ['src/sessions/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						...onlyWhatAnAppMayImport,
						...noHostInTheDomain,
						{ regex: '^\\.\\./', message: 'sessions/ is the innermost folder: it imports no other one.' },
					],
				},
			],
		},
	},
	{
		files: ['**/*.js'],
		languageOptions: { globals: { module: 'writable', process: 'readonly', require: 'readonly' } },
		rules: { '@typescript-eslint/no-require-imports': 'off' },
	},
	{
		files: ['tools/scripts/**/*.ts', 'tools/workspace/cli.ts', 'tools/bench/**/*.ts'],
		rules: { 'no-console': 'off' },
	},
);
