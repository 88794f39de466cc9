// What the engine's Deno runtime takes from three packages of jsr.io, which cannot be fetched offline.

/** `@std/io`: writes all of `data`, however little the writer takes at a time. */
export async function writeAll(writer, data) {
	for (let written = 0; written < data.length;) {
		written += await writer.write(data.subarray(written));
	}
}

/** `@std/streams`: a whole stream of bytes in one buffer. */
export async function toArrayBuffer(stream) {
	return new globalThis.Response(stream).arrayBuffer();
}

/** `@std/cli/parse-args`, as far as the runtime is called: `--flag` and `--name value`, digits as a number. */
export function parseArgs(args) {
	const parsed = { _: [] };
	for (let index = 0; index < args.length; index += 1) {
		const [, name] = /^--(.+)$/.exec(args[index]) ?? [];
		if (!name) {
			parsed._.push(args[index]);
			continue;
		}
		const hasValue = index + 1 < args.length && !args[index + 1].startsWith('--');
		const value = hasValue ? args[(index += 1)] : true;
		parsed[name] = /^\d+$/.test(String(value)) ? Number(value) : value;
	}
	return parsed;
}
