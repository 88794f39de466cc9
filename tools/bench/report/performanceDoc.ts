import { markdownTable, writeFigures } from '../../scripts/markdown';
import type { Results } from './Results';
import { tablesOf } from './tables';

/** Writes the results into docs/performance.md. The prose around stays. */
export function writePerformanceDoc(results: Results): void {
	const tables = Object.entries(tablesOf(results)).map(([name, { headings, rows }]) => [
		name,
		markdownTable(headings, rows),
	]);
	writeFigures('docs/performance.md', { ...Object.fromEntries(tables), machine: machineOf(results) });
}

function machineOf({ machine: { cores, model, node, load }, seconds }: Results): string {
	const day = new Date().toISOString().slice(0, 10);
	return `Measured on ${day}: ${cores} cores (${model}), Node ${node}, load ${load.toFixed(1)} when it began, ${seconds} seconds.`;
}
