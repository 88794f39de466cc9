import { kindNames, kinds } from './endpoint';
import type { Results } from './Results';
import { goalsOf } from './Results';
import { rounded } from './Spread';

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
	logins: loginTable,
	ledger: ledgerTable,
	paper: paperTable,
};

/** The places in docs/performance.md where the tables go. */
export const tableNames = Object.keys(makers);

/** The results as tables, by their names. */
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

function ratioTable({ endpoint }: Results): Table {
	const compared = ['ours', 'quiet', 'least'] as const;
	return {
		headings: ['Multiple of direct + app that does nothing', ...endpoint.byConcurrency.map(percentilesOf)],
		rows: compared.map((kind) => [
			kindNames[kind],
			...endpoint.byConcurrency.map(({ ratios }) => `${ratios[kind].p50} / ${ratios[kind].p95}`),
		]),
	};
}

function percentilesOf({ concurrency }: { concurrency: number }): string {
	return `${concurrency} at a time: p50 / p95`;
}

function commandTable({ command }: Results): Table {
	return {
		headings: ['At a time', 'From ... to', 'Times', 'p50 ms', 'p95 ms', 'p99 ms'],
		rows: command.byConcurrency.flatMap(({ concurrency, question, refused }) => [
			cells(concurrency, 'command to question', question.calls, question.p50, question.p95, question.p99),
			cells(concurrency, 'yes to other client refused', refused.calls, refused.p50, refused.p95, refused.p99),
		]),
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

function footprintTable({ footprints: { ours, nothing }, memoryAfterMiB }: Results): Table {
	return {
		headings: ['', 'This app', 'App that does nothing'],
		rows: [
			cells('zip, bytes', counted(ours.zipBytes), counted(nothing.zipBytes)),
			cells('from upload to enabled (cold start), ms', ours.enabledMs, nothing.enabledMs),
			cells('memory of its process when enabled, MiB', ours.memoryMiB, nothing.memoryMiB),
			cells('the same after the calls above, MiB', memoryAfterMiB.ours, memoryAfterMiB.nothing),
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
		headings: ['Records of others', 'App that does nothing, ms', 'This app, ms', 'Question, ms'],
		rows: growth.records.map(({ records, nothing, ours, question }) =>
			cells(counted(records), nothing, ours, question),
		),
	};
}

function loginTable({ loginCost: { loginMs, cpuMs, passwordCheckMs } }: Results): Table {
	return {
		headings: ['A login', 'Without this app', 'With it'],
		rows: [
			cells('until it is answered, p50 ms', loginMs.without, loginMs.with),
			cells('work of all processes, ms', cpuMs.without, cpuMs.with),
			cells('for comparison: checking a password as Rocket.Chat does, ms', passwordCheckMs, passwordCheckMs),
		],
	};
}

function ledgerTable({ ledger: { small, large, ratios } }: Results): Table {
	const retention = ({ retention: { ms, removals, longestMs, isInTime } }: typeof small): string =>
		`${counted(ms)} ms, in ${removals} removals of ${longestMs} ms at most${isInTime ? ', in runs that the engine waits for' : '; the engine stopped waiting'}`;
	return {
		headings: ['Login ledger', `${counted(small.records)} logins`, `${counted(large.records)} logins`, 'Ratio'],
		rows: [
			cells("noting a login, the host's part, p50 ms", small.appendMs, large.appendMs, ratios.append),
			cells("reading a user's history, p50 ms", small.historyMs, large.historyMs, ratios.history),
			cells('command to question, p50 ms', small.questionMs, large.questionMs, ratios.question),
			cells('removing all of them as one day', retention(small), retention(large), `${ratios.retention} per login`),
			cells('document of a login, bytes', small.documentBytes, large.documentBytes, ''),
			cells('in the database, with its indexes, bytes', counted(small.bytesEach), counted(large.bytesEach), ''),
		],
	};
}

function paperTable({ paper }: Results): Table {
	const { writesPerSecond: writes } = paper;
	return {
		headings: [`${counted(paper.users)} users, ${paper.loginsADay} logins a day each`, 'On paper'],
		rows: [
			cells('records a day', counted(paper.recordsPerDay)),
			cells(`records kept (${paper.days} days)`, counted(paper.recordsKept)),
			cells('documents of these, GB', paper.documentGb),
			cells('as the embedded database stores them, with indexes, GB', paper.storedGb),
			cells('writes a second, mean / when half of them come within an hour', `${writes.mean} / ${writes.morning}`),
		],
	};
}

function cells(...values: (string | number)[]): string[] {
	return values.map(String);
}

function counted(value: number): string {
	return new Intl.NumberFormat('en').format(value);
}
