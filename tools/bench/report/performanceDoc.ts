import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

import { formatFile } from '../../scripts/check';
import type { Results } from './Results';
import type { Table } from './tables';
import { tablesOf } from './tables';

const documentPath = join(__dirname, '../../../docs/performance.md');

/** Writes the results into docs/performance.md, between its marks. The prose around stays. */
export function writePerformanceDoc(results: Results): void {
	let text = readFileSync(documentPath, 'utf8');
	for (const [name, table] of Object.entries(tablesOf(results))) {
		text = withFigures(text, name, markdownOf(table));
	}
	text = withFigures(text, 'machine', machineOf(results));
	writeFileSync(documentPath, text);
	formatFile(documentPath);
}

/** Puts figures into their place. @throws Error if the text has no such place */
export function withFigures(text: string, name: string, figures: string): string {
	const [begin, end] = [`<!-- figures: ${name} -->`, '<!-- end of figures -->'];
	const from = text.indexOf(begin) + begin.length;
	const to = text.indexOf(end, from);
	if (!text.includes(begin) || to < 0) {
		throw new Error(`docs/performance.md has no place for "${name}": ${begin} ... ${end}`);
	}
	return `${text.slice(0, from)}\n\n${figures}\n\n${text.slice(to)}`;
}

function markdownOf({ headings, rows }: Table): string {
	const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
	return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

function machineOf({ machine: { cores, model, node, load }, seconds }: Results): string {
	const day = new Date().toISOString().slice(0, 10);
	return `Measured on ${day}: ${cores} cores (${model}), Node ${node}, load ${load.toFixed(1)} when it began, ${seconds} seconds.`;
}
