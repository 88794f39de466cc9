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

/** Returns the document after a run of one engine in which these checks passed. */
function afterRunOf(version: string, document: string, passed: readonly Check[] = checks): string {
	return withResults(document, resultsOf(reportOf(version, passed), enginesOf(version)));
}

/** Returns the cells of each row. */
function rowsOf(document: string): string[][] {
	const rows = document.split('\n').filter((line) => /^\| \d+\.\d+\.\d+ /.test(line));
	return rows.map((row) =>
		row
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
}

const cells = (cell: string, times: number): string[] => Array<string>(times).fill(cell);

describe('the table of engines', () => {
	it('shows what works on an engine, and what works with a limit', () => {
		expect(rowsOf(afterRunOf('1.62.0', prose))).toEqual([['1.62.0', '8.4', 'Deno', ...cells('yes', checks.length)]]);
		const limited = checks.map((check) => (check === 'restart' ? 'yes (1)' : 'yes'));
		expect(rowsOf(afterRunOf('1.42.1', prose))).toEqual([['1.42.1', '6.6', 'in-process', ...limited]]);
	});

	it('says no if a check failed or did not run', () => {
		const [row] = rowsOf(afterRunOf('1.42.1', prose, ['installs', 'endpoint']));
		expect(row.slice(3)).toEqual(['yes', 'yes', ...cells('**no**', checks.length - 2)]);
		const [notRun] = rowsOf(withResults(prose, resultsOf({ testResults: [] }, enginesOf('1.59.0'))));
		expect(notRun.slice(3)).toEqual(cells('**no**', checks.length));
	});

	it('keeps the rows of engines that were not run, and the prose', () => {
		const both = afterRunOf('1.46.0', afterRunOf('1.62.0', prose));
		const again = afterRunOf('1.62.0', both, []);
		expect(rowsOf(again).map(([version]) => version)).toEqual(['1.46.0', '1.62.0']);
		expect(rowsOf(again)[0]).toEqual(rowsOf(both)[0]);
		expect(rowsOf(again)[1]).not.toEqual(rowsOf(both)[1]);
		expect(again).toMatch(/^Before\.\n\n<!-- [^]* -->\n\nAfter\.\n$/);
		expect(afterRunOf('1.62.0', both)).toBe(both);
	});

	it('refuses a document without a place for it', () => {
		expect(() => withResults('Nothing here.', [])).toThrow('The document needs');
	});

	it('has its place in docs/development.md, which explains every limit', () => {
		const document = readFileSync(join(__dirname, '../../../docs/development.md'), 'utf8');
		expect(rowsOf(afterRunOf('1.62.0', document)).map(([version]) => version)).toContain('1.62.0');
		for (const limit of engines.flatMap(({ limits }) => Object.values(limits))) {
			expect(document).toMatch(new RegExp(`^${limit}\\. `, 'm'));
		}
	});
});

describe('the engines of a run', () => {
	it('are all of them, or the ones that were asked for', () => {
		expect(enginesOf()).toBe(engines);
		expect(enginesOf('1.62.0, 1.46.0').map(({ rocketChat }) => rocketChat)).toEqual(['8.4', '6.13']);
	});

	it('have to be known', () => {
		expect(() => enginesOf('1.62.0,1.41.0')).toThrow('No engine "1.41.0" is known: choose among 1.42.1, 1.46.0,');
	});
});
