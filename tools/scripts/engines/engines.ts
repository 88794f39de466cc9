/** An Apps-Engine that npm has with its server part. */
export interface Engine {
	version: string;
	/** The Rocket.Chat that brings it along, and is emulated. */
	rocketChat: string;
	runtime: 'in-process' | 'Deno';
	/** A limit of the engine itself, by its number below the table in docs. */
	limit?: number;
}

/** Up to 1.55 a setting is stored along with the status the app had when it was loaded: at first, that it was installed. */
const storesOldStatus = 1;

export const engines: Engine[] = [
	{ version: '1.42.1', rocketChat: '6.6', runtime: 'in-process', limit: storesOldStatus },
	{ version: '1.46.0', rocketChat: '6.13', runtime: 'Deno', limit: storesOldStatus },
	{ version: '1.53.1', rocketChat: '7.8', runtime: 'Deno', limit: storesOldStatus },
	{ version: '1.55.1', rocketChat: '7.10', runtime: 'Deno', limit: storesOldStatus },
	{ version: '1.58.1', rocketChat: '7.13', runtime: 'Deno' },
	{ version: '1.59.0', rocketChat: '8.0', runtime: 'Deno' },
	{ version: '1.62.0', rocketChat: '8.4', runtime: 'Deno' },
];

/** What `jest --json` writes, as far as it is read here. */
export interface JestReport {
	testResults: { assertionResults: { ancestorTitles: string[]; title: string; status: string }[] }[];
}

/** Returns whether everything works on an engine, or else what does not. */
export function resultOf({ version, limit }: Engine, { testResults }: JestReport): string {
	const tests = testResults
		.flatMap(({ assertionResults }) => assertionResults)
		.filter(({ ancestorTitles }) => ancestorTitles[0] === version);
	const failed = tests.filter(({ status }) => status !== 'passed').map(({ title }) => title);
	if (tests.length === 0 || failed.length > 0) {
		return `**fails**: ${failed.join('; ') || 'did not run'}`;
	}
	return limit === undefined ? 'works' : `works (${limit})`;
}
