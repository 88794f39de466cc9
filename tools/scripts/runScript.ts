import type { ParseArgsConfig } from 'util';
import { parseArgs } from 'util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Flags<Known extends Options> = ReturnType<typeof parseArgs<{ options: Known }>>['values'];

interface Script<Known extends Options> {
	/** What `--help` prints. */
	help?: string;
	options?: Known;
	/** The exit code after an error. Default: 1. */
	failed?: number;
}

/** Runs a script with the flags of the command line. After an error it prints the message, which says what to do. */
export function runScript<const Known extends Options = Record<never, never>>(
	{ help = 'It has no options.', options, failed = 1 }: Script<Known>,
	run: (flags: Flags<Known>) => Promise<void>,
): void {
	const known = { ...options, help: { type: 'boolean' } } as Known & { help: { type: 'boolean' } };
	Promise.resolve()
		.then(() => parseFlags(known))
		.then((flags) => ('help' in flags ? console.log(help) : run(flags)))
		.catch((error: Error) => {
			console.error(error.message);
			process.exitCode = failed;
		});
}

const powerShellAdvice = 'In PowerShell, put the two dashes into quotes: npm run <script> "--" --flag value';

/** Options of npm itself, which may be set for other reasons. */
const ofNpm = ['help', 'json', 'user', 'version', 'yes'];

/**
 * Reads the flags of the command line.
 * @throws Error with what to type if a flag is unknown, or never came: PowerShell swallows the `--` before the flags, and npm
 *   then takes them for its own and passes on only their values
 */
export function parseFlags<const Known extends Options>(options: Known, args = process.argv.slice(2)): Flags<Known> {
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
