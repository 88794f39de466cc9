import { constants } from 'os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs something and cleans up after it, also if the process is interrupted (Ctrl-C, a closed terminal, `kill`). A second
 * signal ends the process at once.
 */
export async function withCleanUp<T>(cleanUp: () => Promise<void>, run: () => Promise<T>): Promise<T> {
	let isInterrupted = false;
	const stopListening = (): void => signals.forEach((each) => process.off(each, interrupt));
	async function interrupt(signal: (typeof signals)[number]): Promise<void> {
		isInterrupted = true;
		stopListening();
		console.error('\nInterrupted. Cleaning up ...');
		await cleanUp().catch(() => undefined);
		process.exit(128 + constants.signals[signal]);
	}
	for (const signal of signals) {
		process.on(signal, interrupt);
	}
	try {
		return await run();
	} finally {
		// What runs on while the process is ending must neither clean up twice nor print an error of its own.
		if (isInterrupted) {
			await new Promise(() => undefined);
		}
		stopListening();
		await cleanUp();
	}
}
