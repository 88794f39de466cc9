import type { Check, Engine } from './engines';
import { checks } from './engines';

export interface EngineResult {
	engine: Engine;
	passed: Record<Check, boolean>;
}

const begin = '<!-- written by npm run test:engines -->';
const end = '<!-- end of what npm run test:engines writes -->';

const headings = ['Apps-Engine', 'Rocket.Chat', 'runtime', ...checks];

/**
 * Returns a document with the rows of a run in its table, oldest engine first. Rows of engines that were not run stay as they are, and
 * so does everything outside of the markers.
 * @throws if the document has no markers
 */
export function withResults(document: string, results: EngineResult[]): string {
	const [before, table, after] = partsOf(document);
	const rows = new Map(rowsOf(table).map((row) => [row[0], row]));
	for (const result of results) {
		rows.set(result.engine.version, rowOf(result));
	}
	const sorted = [...rows.values()].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
	const lines = [headings, headings.map(() => '---'), ...sorted].map((cells) => `| ${cells.join(' | ')} |`);
	return `${before}${begin}\n\n${lines.join('\n')}\n\n${end}${after}`;
}

function partsOf(document: string): [before: string, table: string, after: string] {
	const [from, to] = [document.indexOf(begin), document.indexOf(end)];
	if (from < 0 || to < from) {
		throw new Error(`The document needs "${begin}" and, behind it, "${end}".`);
	}
	return [document.slice(0, from), document.slice(from + begin.length, to), document.slice(to + end.length)];
}

/** Returns the rows there are, without those from before a column was added. */
function rowsOf(table: string): string[][] {
	const cellsOf = (line: string): string[] =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim());
	const rows = table.split('\n').map(cellsOf);
	return rows.filter((cells) => /^\d/.test(cells[0] ?? '') && cells.length === headings.length);
}

function rowOf({ engine, passed }: EngineResult): string[] {
	const { version, rocketChat, runtime } = engine;
	return [version, rocketChat, runtime, ...checks.map((check) => cellOf(passed[check], engine.limits[check]))];
}

function cellOf(isPassed: boolean, limit: number | undefined): string {
	if (!isPassed) {
		return '**no**';
	}
	return limit === undefined ? 'yes' : `yes (${limit})`;
}
