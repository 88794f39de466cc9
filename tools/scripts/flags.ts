import type { ParseArgsConfig } from 'util';
import { parseArgs } from 'util';

const powerShellAdvice = 'In PowerShell, put the two dashes into quotes: npm run <script> "--" --flag value';

/** Options of npm itself, which may be set for other reasons. */
const ofNpm = ['help', 'json', 'user', 'version', 'yes'];

/**
 * Reads the flags of the command line.
 * @throws Error with what to type if a flag is unknown, or never came: PowerShell swallows the `--` before the flags, and npm
 *   then takes them for its own and passes on only their values
 */
export function parseFlags<const Options extends NonNullable<ParseArgsConfig['options']>>(
	options: Options,
	args = process.argv.slice(2),
): ReturnType<typeof parseArgs<{ options: Options }>>['values'] {
	const names = Object.keys(options).filter((name) => !ofNpm.includes(name));
	const taken = names.find((name) => process.env[`npm_config_${name.replaceAll('-', '_')}`] !== undefined);
	if (taken !== undefined) {
		throw new Error(`npm took --${taken} for an option of its own.\n${powerShellAdvice}`);
	}
	try {
		return parseArgs({ options, args }).values;
	} catch (error) {
		const { message } = error as Error;
		throw /Unexpected argument/.test(message) ? new Error(`${message}\n${powerShellAdvice}`) : error;
	}
}
