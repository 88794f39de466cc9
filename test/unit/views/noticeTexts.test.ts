import { notDone } from '../../../src/sessions/endings';
import type { Attempt } from '../../../src/sessions/ports';
import { attemptLogLine, auditText, noticeText } from '../../../src/views/noticeTexts';
import { english, linksIn, plainSpaces } from '../support/locales';

const attempt: Attempt = {
	userId: 'alice',
	via: 'command',
	client: { address: '192.0.2.7', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0' },
	at: Date.parse('2026-11-22T12:00:00.000Z'),
	ending: { outcome: 'done', validUntil: new Date('2027-02-20T12:00:00.000Z') },
};
const withToken: Attempt = { ...attempt, ending: { outcome: 'done', validUntil: null } };
const unknown: Attempt = { ...attempt, ending: notDone('no-answer', { detail: 'x' }) };
const refused: Attempt = { ...attempt, ending: notDone('other-site', { detail: 'x' }) };
const noClient = { client: {} };
const notice = (given: Attempt): string[] => plainSpaces(noticeText(given, english)).split('\n');

/** User-Agents that want to be read, clicked or obeyed. */
const hostile = [
	...['chat-account-recovery.com/login', 'evil.com', 'https://evil.com', '`evil.com`', '@all', '*Log in again*'],
	...['[x](http://evil.com)', 'a\nb', 'curl/8.5.0\r\nresult=done', '\u202emoc.live', 'x" result=done y="'],
];

describe('the notice to the owner', () => {
	const { t } = english;
	const via = t('notice_via_command');
	const from = t('notice_from', { client: '`Firefox on Linux`', address: '`192.0.2.7`', via });
	const advice = ['', ...t('notice_not_you').split('\n')];

	it('says how, from where, and what stays until when; when it was, the message itself shows', () => {
		const until = t('notice_valid_until', { until: 'Feb 20, 2027' });
		expect(notice(attempt)).toEqual([t('notice_done'), from, until, ...advice]);
	});

	it('says "may have been" if the outcome is unknown, and names no date', () => {
		expect(t('notice_unknown')).toContain('may have been');
		expect(notice(unknown)).toEqual([t('notice_unknown'), from, ...advice]);
	});

	it('says that a personal access token was used', () => {
		expect(notice(withToken)[2]).toBe(t('notice_valid_token'));
	});

	it('says what is not known, and tells a script from the command', () => {
		const [, where] = notice({ ...attempt, ...noClient, via: 'endpoint' });
		const [client, address] = [t('notice_unknown_client'), t('notice_unknown_address')];
		expect(where).toBe(t('notice_from', { client, address, via: t('notice_via_endpoint') }));
	});
});

describe('the line for administrators', () => {
	const via = english.t('notice_via_command');
	const known = { user: '`alice.smith`', via, client: '`Firefox on Linux`', address: '`192.0.2.7`' };

	it('says who, how and from where', () => {
		const audit = auditText(attempt, 'alice.smith', english);
		expect(audit).toBe(english.t('notice_line_done', known));
		for (const value of Object.values(known)) {
			expect(audit).toContain(value);
		}
	});

	it.each([
		[unknown, 'notice_line_unknown', '`no-answer`'],
		[refused, 'notice_line_refused', '`other-site`'],
	] as const)('names the reason if it is not done', (given, key, reason) => {
		const audit = auditText(given, 'alice.smith', english);
		expect(audit).toBe(english.t(key, { ...known, reason }));
		expect(audit).toContain(reason);
	});
});

it.each(hostile)('untrusted text is never a link, a mention or markup: %j', (userAgent) => {
	const client = { userAgent, address: '2001:db8::1' };
	for (const given of [attempt, withToken, unknown, refused]) {
		const audit = auditText({ ...given, client }, userAgent, english);
		expect(audit).not.toContain('\n');
		expect([...linksIn(audit), ...linksIn(noticeText({ ...given, client }, english))]).toEqual([]);
	}
});

describe('the line of the app log', () => {
	it('is in a form that scripts may rely on', () => {
		expect(attemptLogLine(attempt)).toBe(
			'attempt result=done via=command user=alice client="Firefox on Linux" address=192.0.2.7 until=2027-02-20T12:00:00.000Z',
		);
		expect(attemptLogLine({ ...withToken, client: {}, via: 'endpoint' })).toBe(
			'attempt result=done via=endpoint user=alice client="unknown" address=unknown until=never',
		);
		expect(attemptLogLine({ ...attempt, ending: notDone('no-answer', { detail: 'it did "not"\nanswer' }) })).toBe(
			`attempt result=no-answer via=command user=alice client="Firefox on Linux" address=192.0.2.7 detail="it did 'not' answer"`,
		);
	});

	it.each(hostile)('is one line, whatever a client or a server sends: %j', (text) => {
		const ending = notDone('no-answer', { detail: text });
		const line = attemptLogLine({ ...attempt, client: { userAgent: text }, ending });
		expect(line).not.toMatch(/[\n\r]/);
		expect(line.startsWith('attempt result=no-answer via=command user=alice client="')).toBe(true);
		expect(line.match(/"/g)).toHaveLength(4);
	});
});
