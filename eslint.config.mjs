import js from '@eslint/js';
import tseslint from 'typescript-eslint';

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
		files: ['src/**/*.ts'],
		rules: {
			// The house rule: the app reaches engine definitions, allowed Node modules and itself, nothing else.
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{ regex: '^node:', message: 'rc-apps cannot package the node: prefix.' },
						{
							regex: '^(?!\\.{1,2}/|@rocket\\.chat/apps-engine/definition/|(crypto|net|url|querystring)$)',
							message: 'An app may import engine definitions, crypto, net, url, querystring and itself.',
						},
						{ regex: '/workspace/(?!\\w+$)', message: 'src/ and workspace/ meet over HTTP only.' },
					],
				},
			],
		},
	},
	{
		files: ['src/sessions/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: [{ regex: '^@rocket\\.chat/', message: 'The domain imports no engine types.' }] },
			],
		},
	},
	{
		files: ['**/*.js'],
		languageOptions: { globals: { module: 'writable', require: 'readonly' } },
		rules: { '@typescript-eslint/no-require-imports': 'off' },
	},
	{
		files: ['tools/scripts/**/*.ts', 'tools/workspace/cli.ts', 'tools/bench/**/*.ts'],
		rules: { 'no-console': 'off' },
	},
);
