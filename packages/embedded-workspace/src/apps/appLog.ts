import { inspect } from 'util';

import type { ILoggerStorageEntry } from '@rocket.chat/apps-engine/server/logging';

/** One line that an app has logged, or the engine in its name. */
export interface AppLogLine {
	app: string;
	/** `debug`, `info`, `log`, `success`, `warning` or `error`. */
	severity: string;
	/** What the app was called for, such as `api:echo:get`. */
	method: string;
	text: string;
}

/** Levels from which on lines are shown, and the least severity each of them shows. */
export const logLevels = ['debug', 'info', 'warning', 'error'] as const;

export type LogLevel = (typeof logLevels)[number];

/** Returns whether a line counts at that level. `log` and `success` are as much as `info`. */
export function isShownAt(level: LogLevel, { severity }: AppLogLine): boolean {
	const rank = logLevels.indexOf((severity === 'log' || severity === 'success' ? 'info' : severity) as LogLevel);
	return rank >= logLevels.indexOf(level);
}

/** Returns the lines of one call into an app. @param app its name */
export function linesOf({ entries, method }: ILoggerStorageEntry, app: string): AppLogLine[] {
	return entries.map(({ severity, args }) => ({
		app,
		severity,
		method,
		text: args.map((arg: unknown) => (typeof arg === 'string' ? arg : inspect(arg))).join(' '),
	}));
}

/** Returns a line for a terminal, without what could control one. */
export function textOf({ app, severity, method, text }: AppLogLine): string {
	return `[${app}] ${severity} ${method}: ${text}`.replace(/[^\P{Cc}\n\t]/gu, '');
}
