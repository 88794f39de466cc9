import type { EngineResult } from './compatibilityTable';
import type { Check, Engine } from './engines';
import { checks } from './engines';

/** What `jest --json` writes, as far as it is read here. */
export interface JestReport {
	testResults: { assertionResults: { ancestorTitles: string[]; title: string; status: string }[] }[];
}

/** Returns what a run found about each engine. A check that was not reached has not passed. */
export function resultsOf({ testResults }: JestReport, engines: Engine[]): EngineResult[] {
	const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
	const isPassed = (version: string, check: Check): boolean =>
		tests.some(({ ancestorTitles, title, status }) => {
			return ancestorTitles[0] === version && title === check && status === 'passed';
		});
	return engines.map((engine) => {
		const passed = checks.map((check) => [check, isPassed(engine.version, check)]);
		return { engine, passed: Object.fromEntries(passed) as Record<Check, boolean> };
	});
}
