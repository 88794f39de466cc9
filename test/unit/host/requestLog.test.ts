import { keepRequestOutOfLog } from '../../../src/host/requestLog';

const request = { headers: { 'x-auth-token': 'secret', cookie: 'rc_token=secret' }, query: { rc_token: 'secret' } };
const before = { severity: 'debug', args: ["users.logoutOtherClients's post is being executed...", request] };
const after = { severity: 'debug', args: ['executed', { confirmation: 'secret' }] };
const own = (severity: string): object => ({ severity, args: [`${severity} of the app`] });

/** The engine's logger of one call: the subprocess runtimes and the in-process one agree on `entries`. */
class CallLogger {
	readonly entries: object[] = [before];

	add(entry: object): void {
		this.entries.push(entry);
	}
}

it('drops what the engine has written and will write, so a call without news leaves no entry', () => {
	const logger = new CallLogger();
	expect(keepRequestOutOfLog(logger)).toBe(true);
	logger.add(after);
	expect(logger.entries).toHaveLength(0);
	expect(JSON.stringify(logger.entries)).toBe('[]');
});

it.each(['info', 'error'])("keeps the app's own lines: %s", (severity) => {
	const logger = new CallLogger();
	keepRequestOutOfLog(logger);
	logger.add(own(severity));
	logger.add(after);
	logger.add(own(severity));
	expect([...logger.entries]).toEqual([own(severity), own(severity)]);
});

it('drops them from one push of several, and says how many there are', () => {
	const logger = new CallLogger();
	keepRequestOutOfLog(logger);
	expect(logger.entries.push(after, own('info'), after)).toBe(1);
	expect([...logger.entries]).toEqual([own('info')]);
});

it('leaves other loggers alone', () => {
	const [guarded, other] = [new CallLogger(), new CallLogger()];
	keepRequestOutOfLog(guarded);
	other.add(after);
	expect(other.entries).toHaveLength(2);
});

it('does no harm the second time', () => {
	const logger = new CallLogger();
	keepRequestOutOfLog(logger);
	expect(keepRequestOutOfLog(logger)).toBe(true);
	logger.add(own('info'));
	expect([...logger.entries]).toEqual([own('info')]);
});

it.each([[{}], [{ entries: {} }], [{ entries: [null] }], [{ entries: [{ args: 'text' }] }]])(
	'says that it can do nothing with the logger %p, and changes nothing',
	(logger) => {
		const was = JSON.stringify(logger);
		expect(keepRequestOutOfLog(logger)).toBe(false);
		expect(JSON.stringify(logger)).toBe(was);
	},
);
