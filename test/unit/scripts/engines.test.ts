import { readFileSync } from 'fs';
import { join } from 'path';

import { engines, resultOf } from '../../../tools/scripts/engines/engines';
import { withFigures } from '../../../tools/scripts/markdown';

const [limited] = engines;
const newest = engines[engines.length - 1];

function reportOf(version: string, ...statuses: string[]) {
	const assertionResults = statuses.map((status, index) => {
		return { ancestorTitles: [version], title: `test ${index}`, status };
	});
	return { testResults: [{ assertionResults }] };
}

describe('the table of engines', () => {
	it('shows where the app works, and where with a limit of the engine', () => {
		expect(resultOf(newest, reportOf('1.62.0', 'passed', 'passed'))).toBe('works');
		expect(resultOf(limited, reportOf('1.42.1', 'passed'))).toBe('works (1)');
	});

	it('shows what fails, and where nothing ran', () => {
		expect(resultOf(newest, reportOf('1.62.0', 'passed', 'failed', 'pending'))).toBe('**fails**: test 1; test 2');
		expect(resultOf(newest, reportOf('1.42.1', 'passed'))).toBe('**fails**: did not run');
	});

	it('has its place in docs/development.md, which explains every limit', () => {
		const document = readFileSync(join(__dirname, '../../../docs/development.md'), 'utf8');
		expect(withFigures(document, 'engines', 'new')).toContain('new');
		for (const { limit } of engines.filter((engine) => engine.limit !== undefined)) {
			expect(document).toMatch(new RegExp(`^${limit}\\. `, 'm'));
		}
	});
});
