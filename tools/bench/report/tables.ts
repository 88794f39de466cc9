import { markdownTable } from '../../scripts/markdown';
import { kindNames } from '../measure/kinds';
import { type Compared, stepNames } from '../measure/logouts';
import { goalsOf, type Results } from './goals';

interface Table {
	headings: string[];
	rows: string[][];
}

/** Returns the tables of docs/performance.md by the names of their places there. */
export function tablesOf(results: Results): Record<'goals' | 'endpoint' | 'command' | 'memory', Table> {
	const { endpoint, command, memory } = results;
	return {
		goals: {
			headings: ['Goal', 'At most', 'Found', ''],
			rows: goalsOf(results).map(({ goal, atMost, found, isMet }) =>
				cells(goal, atMost, found, isMet ? 'met' : 'missed'),
			),
		},
		endpoint: timesTable(['What is called', 'Calls'], kindNames, endpoint),
		command: timesTable(['From ... to', 'Times'], stepNames, command),
		memory: {
			headings: [
				'Memory of its process, MiB',
				'This app',
				'App that makes the same five calls',
				'App that does nothing',
			],
			rows: memory.map(({ calls, ours, floor, nothing }) =>
				cells(calls === 0 ? 'when enabled' : `after ${calls.toLocaleString('en')} calls`, ours, floor, nothing),
			),
		},
	};
}

/** Returns what stands in the places of docs/performance.md. */
export function figuresOf(results: Results): Record<string, string> {
	const { cores, model, node, load } = results.machine;
	const tables = Object.entries(tablesOf(results)).map(([name, { headings, rows }]) => [
		name,
		markdownTable(headings, rows),
	]);
	const day = new Date().toISOString().slice(0, 10);
	const machine = `Measured on ${day}: ${cores} cores (${model}), Node ${node}, load ${load.toFixed(1)} when it began, ${results.seconds} seconds.`;
	return { ...Object.fromEntries(tables), machine };
}

function timesTable<Name extends string>(
	headings: string[],
	names: Record<Name, string>,
	results: Compared<Name>[],
): Table {
	const rows = results.flatMap(({ concurrency, of }) =>
		(Object.keys(names) as Name[]).map((name) => {
			const { calls, p50, p95, p99 } = of[name];
			return cells(concurrency, names[name], calls, p50, p95, p99);
		}),
	);
	return { headings: ['At a time', ...headings, 'p50 ms', 'p95 ms', 'p99 ms'], rows };
}

function cells(...values: (string | number)[]): string[] {
	return values.map(String);
}
