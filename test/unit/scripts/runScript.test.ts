import { parseFlags } from '../../../tools/scripts/runScript';

const options = { once: { type: 'boolean' }, 'data-folder': { type: 'string' }, yes: { type: 'boolean' } } as const;

it('reads flags', () => {
	expect(parseFlags(options, ['--once', '--data-folder', 'here'])).toEqual({ once: true, 'data-folder': 'here' });
});

it('refuses an unknown flag', () => {
	expect(() => parseFlags(options, ['--twice'])).toThrow("Unknown option '--twice'");
});

describe('in PowerShell, which swallows the two dashes', () => {
	const { env } = process;
	beforeEach(() => {
		process.env = { ...env };
	});
	afterEach(() => {
		process.env = env;
	});

	it('says how to type them if only the value of a flag has come', () => {
		expect(() => parseFlags(options, ['here'])).toThrow(
			/Unexpected argument 'here'.*\nIn PowerShell, put the two dashes into quotes/s,
		);
	});

	it.each([
		['npm_config_once', 'true', '--once'],
		['npm_config_data_folder', 'here', '--data-folder'],
	])('says so if npm took a flag for its own (%s)', (name, value, flag) => {
		process.env[name] = value;
		expect(() => parseFlags(options, [])).toThrow(`npm took ${flag} for an option of its own.\nIn PowerShell`);
	});

	it('accepts what npm may have set for other reasons', () => {
		process.env.npm_config_yes = 'true';
		expect(parseFlags(options, [])).toEqual({});
	});
});
