import type { ILogger } from '@rocket.chat/apps-engine/definition/accessors';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';

/**
 * A subprocess runtime binds a job to the app with the log of that very run, and drops what goes to any other; the
 * in-process runtime (up to Rocket.Chat 6.9) gives the app itself that log.
 */
export function logOfRun(bound: unknown, app: IApp): ILogger {
	const run = bound as Partial<IApp> | null | undefined;
	return typeof run?.getLogger === 'function' ? run.getLogger() : app.getLogger();
}
