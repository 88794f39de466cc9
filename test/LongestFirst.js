const Sequencer = require('@jest/test-sequencer').default;

/**
 * Starts the tests that take longest first. Jest does so by itself where it remembers the last run; on a fresh machine it
 * goes by the size of files, and a short file that compiles the app twice would keep everybody waiting at the end.
 */
const longest = [
	'deploy.test.ts',
	'deploy.failures.test.ts',
	'handshake.test.ts',
	'webClient.apps.test.ts',
	'logoutOthers.faults.test.ts',
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
