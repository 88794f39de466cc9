import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

import { formatFile } from '../../scripts/formatFile';
import { chartOf } from './chart';
import { withFigures } from './figurePlaces';
import type { Results } from './Results';
import type { Table } from './tables';
import { shownTables, tablesOf } from './tables';

const docs = join(__dirname, '../../../docs');
const documentPath = join(docs, 'performance.md');

/** Writes the results into docs/performance.md, between its marks, and draws the chart; the prose around stays. */
export function writePerformanceDoc(results: Results): void {
	writeFileSync(join(docs, 'pictures', 'performance.svg'), chartOf(results));
	let text = readFileSync(documentPath, 'utf8');
	const tables = tablesOf(results);
	for (const name of shownTables) text = withFigures(text, name, markdownOf(tables[name]));
	text = withFigures(text, 'machine', machineOf(results));
	writeFileSync(documentPath, text);
	formatFile(documentPath);
}

function markdownOf({ headings, rows }: Table): string {
	const line = (cells: string[]): string => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
	return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

function machineOf({ machine: { cores, model, node, load }, seconds }: Results): string {
	const day = new Date().toISOString().slice(0, 10);
	return `Measured on ${day}: ${cores} cores (${model}), Node ${node}, load ${load.toFixed(1)} when it began, ${seconds} seconds.`;
}
