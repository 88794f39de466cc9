declare module 'deno/install_api.cjs' {
	/** Puts the native binary in place if it is missing, and returns its path. */
	export function runInstall(): string;
}
