import { readFileSync } from 'fs';
import { join } from 'path';

import { withResults } from '../../../tools/scripts/engines/compatibilityTable';
import type { Check } from '../../../tools/scripts/engines/engines';
import { checks, engines, enginesOf } from '../../../tools/scripts/engines/engines';
import { resultsOf } from '../../../tools/scripts/engines/jestReport';

const prose =
	'Before.\n\n<!-- written by npm run test:engines -->\n<!-- end of what npm run test:engines writes -->\n\nAfter.\n';

function reportOf(version: string, passed: readonly Check[]) {
	const assertionResults = checks.map((title) => {
		return { ancestorTitles: [version], title, status: passed.includes(title) ? 'passed' : 'failed' };
	});
	return { testResults: [{ assertionResults }] };
}

/** The document after a run of one engine in which these checks passed. */
function afterRunOf(version: string, document: string, passed: readonly Check[] = checks): string {
	return withResults(document, resultsOf(reportOf(version, passed), enginesOf(version)));
}

function rowsOf(document: string): string[] {
	return document.split('\n').filter((line) => /^\| \d/.test(line));
}

describe('the table of engines', () => {
	it('says of each what works, and what works with a limit', () => {
		expect(rowsOf(afterRunOf('1.62.0', prose))).toEqual([
			'| 1.62.0 | 8.4 | Deno | yes | yes | yes | yes | yes | yes | yes | yes | yes |',
		]);
		expect(rowsOf(afterRunOf('1.42.1', prose))).toEqual([
			'| 1.42.1 | 6.6 | in-process | yes | yes | yes | yes | yes | yes | yes | yes (1) | yes |',
		]);
	});

	it('says no where a check failed, or was never come to', () => {
		const document = afterRunOf('1.42.1', prose, ['installs', 'endpoint']);
		expect(rowsOf(document)[0]).toMatch(/\| in-process \| yes \| yes( \| \*\*no\*\*){7} \|$/);
		expect(rowsOf(withResults(prose, resultsOf({ testResults: [] }, enginesOf('1.59.0'))))[0]).toMatch(
			/\| Deno( \| \*\*no\*\*){9} \|$/,
		);
	});

	it('keeps the rows of engines that were not run, and the prose', () => {
		const both = afterRunOf('1.46.0', afterRunOf('1.62.0', prose));
		const again = afterRunOf('1.62.0', both, []);
		expect(rowsOf(again).map((row) => row.slice(0, 17))).toEqual(['| 1.46.0 | 6.13 |', '| 1.62.0 | 8.4 | ']);
		expect(rowsOf(again)[0]).toBe(rowsOf(both)[0]);
		expect(rowsOf(again)[1]).not.toBe(rowsOf(both)[1]);
		expect(again).toMatch(/^Before\.\n\n<!-- [^]* -->\n\nAfter\.\n$/);
		expect(afterRunOf('1.62.0', both)).toBe(both);
	});

	it('refuses a document without a place for it', () => {
		expect(() => withResults('Nothing here.', [])).toThrow('The document needs');
	});

	it('is in docs/compatibility.md for every engine, with every limit explained', () => {
		const document = readFileSync(join(__dirname, '../../../docs/compatibility.md'), 'utf8');
		expect(
			rowsOf(document).map((row) =>
				row
					.split('|')
					.slice(1, 4)
					.map((cell) => cell.trim()),
			),
		).toEqual(engines.map(({ version, rocketChat, runtime }) => [version, rocketChat, runtime]));
		for (const limit of engines.flatMap(({ limits }) => Object.values(limits))) {
			expect(document).toMatch(new RegExp(`^${limit}\\. `, 'm'));
		}
	});
});

describe('the engines of a run', () => {
	it('are all, or those that were asked for', () => {
		expect(enginesOf()).toBe(engines);
		expect(enginesOf('1.62.0, 1.46.0').map(({ rocketChat }) => rocketChat)).toEqual(['8.4', '6.13']);
	});

	it('must be known', () => {
		expect(() => enginesOf('1.62.0,1.41.0')).toThrow('No engine "1.41.0" is known: choose among 1.42.1, 1.46.0,');
	});
});
