import { kindNames, kinds } from './endpointKinds';
import { goalsOf } from './goals';
import type { EndpointResult, Ratio } from './endpoint';
import type { Results } from './Results';
import { rounded, type Spread } from './Spread';

export interface Table {
	headings: string[];
	rows: string[][];
}

const makers: Record<string, (results: Results) => Table> = {
	goals: goalTable,
	endpoint: endpointTable,
	ratios: ratioTable,
	command: commandTable,
	'host calls': hostCallTable,
	footprint: footprintTable,
	tokens: tokenTable,
	records: recordTable,
	revocations: revocationTable,
};

/** The tables in docs/performance.md: a screenful. `npm run bench` prints all of them. */
export const shownTables = ['goals', 'endpoint', 'command', 'footprint'];

/** Returns the results as tables, by their names. */
export function tablesOf(results: Results): Record<string, Table> {
	return Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, make(results)]));
}

function goalTable(results: Results): Table {
	return {
		headings: ['Goal', 'At most', 'Found', ''],
		rows: goalsOf(results).map(({ goal, atMost, found, isMet }) =>
			cells(goal, atMost, found, isMet ? 'met' : 'missed'),
		),
	};
}

function endpointTable({ endpoint }: Results): Table {
	return {
		headings: ['At a time', 'What is called', 'Calls', 'p50 ms', 'p95 ms', 'p99 ms', 'Calls a second'],
		rows: endpoint.byConcurrency.flatMap(({ concurrency, kinds: results }) =>
			kinds.map((kind) => {
				const { calls, p50, p95, p99, perSecond } = results[kind];
				return cells(concurrency, kindNames[kind], calls, p50, p95, p99, perSecond);
			}),
		),
	};
}

function ratioTable({ endpoint: { byConcurrency } }: Results): Table {
	const row = (name: string, ratioOf: (result: EndpointResult) => Ratio): string[] => [
		name,
		...byConcurrency.map(ratioOf).map(({ p50, p95 }) => `${p50} / ${p95}`),
	];
	return {
		headings: ['p50 / p95', ...byConcurrency.map(({ concurrency }) => `${concurrency} at a time`)],
		rows: [
			row('this app, to the same five calls', ({ overFloor }) => overFloor),
			row('notice off, to the one REST call', ({ quietOverLeast }) => quietOverLeast),
			...(['ours', 'quiet', 'floor', 'least'] as const).map((kind) =>
				row(`${kindNames[kind]}, to direct + nothing`, ({ ratios }) => ratios[kind]),
			),
		],
	};
}

function commandTable({ command }: Results): Table {
	return {
		headings: ['At a time', 'From ... to', 'Times', 'p50 ms', 'p95 ms', 'p99 ms', 'Ratio'],
		rows: command.byConcurrency.flatMap(({ concurrency, question, refused, nothing, endpoint, ratios }) => {
			const row = (what: string, { calls, p50, p95, p99 }: Spread, ratio: number | string): string[] =>
				cells(concurrency, what, calls, p50, p95, p99, ratio);
			return [
				row('app that does nothing', nothing, ''),
				row('command to question', question, ratios.questionOverNothing),
				row("this app's endpoint", endpoint, ''),
				row('confirmation to other client refused', refused, ratios.refusedOverEndpoint),
			];
		}),
	};
}

function hostCallTable({ hostCalls: { calls, roundTripMs } }: Results): Table {
	const total = calls.reduce((sum, { times }) => sum + times, 0);
	const host = calls.reduce((sum, { times, hostMs }) => sum + times * hostMs, 0);
	const onTheWay = rounded(total * roundTripMs);
	return {
		headings: ['Call of the host', 'Of one revocation', 'The host takes, ms'],
		rows: [
			...calls.map(({ call, times, hostMs }) => cells(`\`${call}\``, times, hostMs)),
			cells('all of them', rounded(total), rounded(host)),
			cells(`there and back, with a reading of a setting: ${roundTripMs} ms each`, rounded(total), onTheWay),
		],
	};
}

function footprintTable({ footprints: { ours, floor, nothing }, memoryAfterMiB: { steps } }: Results): Table {
	return {
		headings: ['', 'This app', 'App that makes the same five calls', 'App that does nothing'],
		rows: [
			cells('zip, bytes', ...[ours, floor, nothing].map(({ zipBytes }) => counted(zipBytes))),
			cells('from upload to enabled (cold start), ms', ours.enabledMs, floor.enabledMs, nothing.enabledMs),
			cells('memory of its process when enabled, MiB', ours.memoryMiB, floor.memoryMiB, nothing.memoryMiB),
			...steps
				.filter(({ calls }) => calls > 0)
				.map((step) => cells(`after ${counted(step.calls)} calls, MiB`, step.ours, step.floor, step.nothing)),
		],
	};
}

function tokenTable({ growth }: Results): Table {
	return {
		headings: ['Login tokens of the user', 'Core endpoint, ms', 'This app, ms'],
		rows: growth.tokens.map(({ tokens, direct, ours }) => cells(tokens, direct, ours)),
	};
}

function recordTable({ growth }: Results): Table {
	return {
		headings: ['Other users with records', 'App that does nothing, ms', 'This app, ms', 'Question, ms'],
		rows: growth.records.map(({ users, nothing, ours, question }) => cells(counted(users), nothing, ours, question)),
	};
}

function revocationTable({ growth }: Results): Table {
	return {
		headings: ['Earlier logouts by the user', 'Other users, ms', 'This user, ms'],
		rows: growth.revocations.map(({ revocations, others, ours }) => cells(counted(revocations), others, ours)),
	};
}

function cells(...values: (string | number)[]): string[] {
	return values.map(String);
}

function counted(value: number): string {
	return new Intl.NumberFormat('en').format(value);
}
