import { steps } from '../measure/command';
import { kindNames, kinds } from '../measure/kinds';
import type { Spread } from '../support/Spread';
import { goalsOf } from './goals';
import type { Results } from './Results';

export interface Table {
	headings: string[];
	rows: string[][];
}

const stepNames: Record<(typeof steps)[number], string> = {
	nothing: kindNames.nothing,
	question: 'command to question',
	endpoint: "this app's endpoint",
	refused: 'confirmation to other client refused',
};

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
		endpoint: {
			headings: ['At a time', 'What is called', 'Calls', 'p50 ms', 'p95 ms', 'p99 ms'],
			rows: endpoint.flatMap(({ concurrency, of }) =>
				kinds.map((kind) => cells(concurrency, kindNames[kind], ...valuesOf(of[kind]))),
			),
		},
		command: {
			headings: ['At a time', 'From ... to', 'Times', 'p50 ms', 'p95 ms', 'p99 ms'],
			rows: command.flatMap(({ concurrency, of }) =>
				steps.map((step) => cells(concurrency, stepNames[step], ...valuesOf(of[step]))),
			),
		},
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

function valuesOf({ calls, p50, p95, p99 }: Spread): number[] {
	return [calls, p50, p95, p99];
}

function cells(...values: (string | number)[]): string[] {
	return values.map(String);
}
