import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const load = createRequire(import.meta.url);

/** Takes the place of `lib/require.ts` in the engine's Deno runtime, which uses the path of a `file://` URL as it is, encoded. */
export function require(name) {
	return load(name.startsWith('@rocket.chat/apps-engine') ? fileURLToPath(import.meta.resolve(name)) : name);
}
