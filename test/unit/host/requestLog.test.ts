import { dropEngineLines, redactedRequest, redactRequestLog } from '../../../src/security/redactRequestLog';

it('overwrites the request in place and leaves the words of the engine', () => {
	const request = { headers: { 'x-auth-token': 'secret', cookie: 'rc_token=secret' }, query: { rc_token: 'secret' } };
	const logger = {
		entries: [{ severity: 'debug', args: ["users.logoutOtherClients's post is being executed...", request] }],
	};
	expect(redactRequestLog(logger)).toBe(true);
	expect(logger.entries[0].args).toEqual(["users.logoutOtherClients's post is being executed...", redactedRequest]);
});

it('overwrites a request that was logged as text, or without words before it', () => {
	const logger = {
		entries: [{ args: ['executing', '{"x-auth-token":"secret"}', 'secret'] }, { args: [{ token: 'secret' }] }],
	};
	redactRequestLog(logger);
	expect(JSON.stringify(logger)).not.toContain('secret');
});

it.each([[undefined], [null], [{}], [{ entries: 'none' }], [{ entries: [{}] }], [{ entries: [null] }]])(
	'says that it can do nothing with the logger %p',
	(logger) => {
		expect(redactRequestLog(logger)).toBe(false);
	},
);

describe('dropEngineLines', () => {
	it("drops what the engine wrote and will write, and keeps the app's own lines", () => {
		const logger = { entries: [{ severity: 'debug', args: ['executePostUserLoggedIn is being called.'] }] };
		dropEngineLines(logger);
		logger.entries.push({ severity: 'error', args: ['login not noted'] });
		logger.entries.push({ severity: 'debug', args: ['executePostUserLoggedIn was successfully called!'] });
		expect([...logger.entries]).toEqual([{ severity: 'error', args: ['login not noted'] }]);
	});

	it.each([[undefined], [{}], [{ entries: 'none' }]])('leaves the logger %p alone', (logger) => {
		expect(() => dropEngineLines(logger)).not.toThrow();
	});
});
