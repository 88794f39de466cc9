const typescript = { '^.+\\.tsx?$': ['ts-jest', { tsconfig: 'tools/tsconfig.json', diagnostics: false }] };

/** Types are checked once for all by `npm run check`; here only what the tests do counts. */
const common = {
	transform: typescript,
	testEnvironment: 'node',
	// Copies of the app that come and go while it is packaged.
	modulePathIgnorePatterns: ['<rootDir>/.cache', '<rootDir>/dist'],
};

/** Jest runs a setup once for all projects that name it, and not at all if it runs none of their tests. */
const withSetupIn = (support) => ({
	...common,
	globalSetup: `<rootDir>/${support}/globalSetup.ts`,
	globalTeardown: `<rootDir>/${support}/globalTeardown.ts`,
});
const workspaceTests = 'packages/embedded-workspace/test';

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		{
			...common,
			displayName: 'unit',
			testMatch: ['<rootDir>/test/unit/**/*.test.ts'],
			globalSetup: '<rootDir>/tools/scripts/generateTexts.ts',
		},
		{
			...withSetupIn(`${workspaceTests}/support`),
			displayName: 'workspace',
			testMatch: [`<rootDir>/${workspaceTests}/**/*.test.ts`],
		},
		{ ...withSetupIn('test/support'), displayName: 'app', testMatch: ['<rootDir>/test/app/**/*.test.ts'] },
		{ ...withSetupIn('test/support'), displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts'] },
	],
	collectCoverageFrom: ['src/**/*.ts', '!src/**/*.generated.ts'],
	testSequencer: '<rootDir>/test/LongestFirst.js',
	// Longer than what a test waits for (a minute), on a machine that is ten times slower.
	testTimeout: 180_000,
	// One more than two cores: much of the time the tests wait for other processes.
	maxWorkers: 3,
};
