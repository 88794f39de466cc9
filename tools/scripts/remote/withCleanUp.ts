import { constants } from 'os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const cleanUps: (() => unknown)[] = [];
let isInterrupted = false;

/**
 * Runs something and cleans up after it, also if the process is interrupted (Ctrl-C, a closed terminal, `kill`). A second
 * signal ends the process at once.
 */
export async function withCleanUp<T>(cleanUp: () => unknown, run: () => Promise<T>): Promise<T> {
	if (cleanUps.length === 0) {
		for (const signal of signals) {
			process.once(signal, interrupt);
		}
	}
	cleanUps.push(cleanUp);
	try {
		return await run();
	} finally {
		// What runs on while the process is ending must neither clean up twice nor print an error of its own.
		if (isInterrupted) {
			await new Promise(() => undefined);
		}
		cleanUps.splice(cleanUps.indexOf(cleanUp), 1);
		if (cleanUps.length === 0) {
			for (const signal of signals) {
				process.off(signal, interrupt);
			}
		}
		await cleanUp();
	}
}

async function interrupt(signal: (typeof signals)[number]): Promise<void> {
	isInterrupted = true;
	for (const each of signals) {
		process.off(each, interrupt);
	}
	console.error('\nInterrupted. Cleaning up ...');
	while (cleanUps.length > 0) {
		await Promise.resolve()
			.then(cleanUps.pop())
			.catch(() => undefined);
	}
	process.exit(128 + constants.signals[signal]);
}
