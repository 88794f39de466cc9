import type { ParseArgsConfig } from 'util';
import { parseArgs } from 'util';

/**
 * Reads the flags of the command line.
 * @throws Error with what to type if a flag is unknown, or if one has come without the dashes
 */
export function parseFlags<const Options extends NonNullable<ParseArgsConfig['options']>>(
	options: Options,
): ReturnType<typeof parseArgs<{ options: Options }>>['values'] {
	try {
		return parseArgs({ options }).values;
	} catch (error) {
		const { message } = error as Error;
		// PowerShell takes the `--` before the flags for itself, so npm takes them for its own and passes only their values.
		if (/Unexpected argument/.test(message)) {
			throw new Error(`${message}\n${powerShellAdvice}`);
		}
		throw error;
	}
}

const powerShellAdvice = 'In PowerShell, put the two dashes into quotes: npm run <script> "--" --flag value';
