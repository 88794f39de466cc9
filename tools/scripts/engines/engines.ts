/** What a run looks at: the names of the tests in scenario.test.ts, and the columns of the table in docs. */
export const checks = [
	'installs',
	'endpoint',
	'command',
	'handshake',
	'notice',
	'settings, jobs',
	'restart',
	'log redaction',
] as const;

export type Check = (typeof checks)[number];

/** An Apps-Engine that npm has with its server part. */
export interface Engine {
	version: string;
	/** The Rocket.Chat that brings it along, and is emulated. */
	rocketChat: string;
	runtime: 'in-process' | 'Deno';
	/** Limits of the engine itself, by their number below the table in docs. */
	limits: Partial<Record<Check, number>>;
}

/** Up to 1.55 a setting is stored along with the status the app had when it was loaded: at first, that it was installed. */
const storesOldStatus: Engine['limits'] = { restart: 1 };

export const engines: Engine[] = [
	{ version: '1.42.1', rocketChat: '6.6', runtime: 'in-process', limits: storesOldStatus },
	{ version: '1.46.0', rocketChat: '6.13', runtime: 'Deno', limits: storesOldStatus },
	{ version: '1.53.1', rocketChat: '7.8', runtime: 'Deno', limits: storesOldStatus },
	{ version: '1.55.1', rocketChat: '7.10', runtime: 'Deno', limits: storesOldStatus },
	{ version: '1.58.1', rocketChat: '7.13', runtime: 'Deno', limits: {} },
	{ version: '1.59.0', rocketChat: '8.0', runtime: 'Deno', limits: {} },
	{ version: '1.62.0', rocketChat: '8.4', runtime: 'Deno', limits: {} },
];

/**
 * Returns the engines to run.
 * @param only their versions, separated by commas; default: all
 * @throws if one of them is not known
 */
export function enginesOf(only?: string): Engine[] {
	if (only === undefined) {
		return engines;
	}
	return only.split(',').map((part) => {
		const version = part.trim();
		const engine = engines.find((each) => each.version === version);
		if (engine) {
			return engine;
		}
		throw new Error(`No engine "${version}" is known: choose among ${engines.map((each) => each.version).join(', ')}.`);
	});
}
