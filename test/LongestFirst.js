const Sequencer = require('@jest/test-sequencer').default;

/**
 * Starts the longest tests first, so that nobody waits for one of them at the end. Jest does so by itself if it remembers the
 * last run. On a fresh machine it goes by the size of files, which says little.
 */
const longest = [
	'narrowScreen.test.ts',
	'handshake.test.ts',
	'instances.test.ts',
	'webClient.apps.test.ts',
	'webClient.test.ts',
	'runtime.test.ts',
	'anotherApp.test.ts',
	'verify.test.ts',
	'folders.test.ts',
];

module.exports = class LongestFirst extends Sequencer {
	sort(tests) {
		const rank = ({ path }) => {
			const index = longest.findIndex((name) => path.endsWith(`/${name}`));
			return index < 0 ? longest.length : index;
		};
		return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
	}
};
