declare module 'deno/install_api.cjs' {
	/** Puts the native binary in place where it is not yet, and returns its path. */
	export function runInstall(): string;
}
