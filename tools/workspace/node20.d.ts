/**
 * What the workspace uses of Node 20 beyond the installed `@types/node` 16: the app runs on servers of that time, and there is only
 * one version of the types for the whole repository.
 */
import 'http';
import 'util';

declare module 'http' {
	interface Server {
		/** Ends every connection, busy or idle (Node 18.2). */
		closeAllConnections(): void;
	}
}

declare module 'util' {
	interface ParsedOption {
		type: 'string' | 'boolean';
	}
	/** Parses `process.argv` (Node 18.3). @throws TypeError for an option that is not listed. */
	export function parseArgs<T extends Record<string, ParsedOption>>(config: {
		options: T;
	}): { values: { [K in keyof T]?: T[K]['type'] extends 'boolean' ? boolean : string } };
}
