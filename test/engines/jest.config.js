/** @type {import('jest').Config} */
module.exports = {
	rootDir: '../..',
	displayName: 'engines',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/engines/**/*.test.ts'],
	transform: { '^.+\\.tsx?$': ['ts-jest', { tsconfig: 'tools/tsconfig.json', diagnostics: false }] },
	testTimeout: 60_000,
};
