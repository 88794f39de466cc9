import type { AttemptReport } from '../../../src/sessions/ports';
import { auditText, noticeText } from '../../../src/views/attemptTexts';
import type { Reader } from '../../../src/views/reader';
import { textsIn } from '../../../src/views/texts';

const reader: Reader = { texts: textsIn('en'), language: 'en', utcOffset: 1 };
const report: AttemptReport = {
	...{ userId: 'alice', via: 'command', at: Date.parse('2026-11-22T12:00:00.000Z'), result: 'done' },
	client: { address: { realIp: '192.0.2.7' }, userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0' },
	validUntil: new Date('2027-02-20T12:00:00.000Z'),
};
const unknownClient = { ...report, client: { address: {} } };

describe('the notice to the owner', () => {
	it('says by what, from where, and what stays until when', () => {
		const text = noticeText(report, reader);
		for (const part of ['/logout-others', '192.0.2.7', 'Firefox', '2027']) expect(text).toContain(part);
	});

	it('says that a personal access token stays for good', () => {
		expect(noticeText({ ...report, validUntil: null }, reader)).toContain(reader.texts('notice_valid_token'));
	});

	it('says what is not known', () => {
		expect(noticeText(unknownClient, reader)).toContain(reader.texts('unknown'));
	});

	it('tells the endpoint from the command', () => {
		const via = reader.texts('notice_via_endpoint');
		expect(noticeText({ ...report, via: 'endpoint' }, reader)).toContain(via);
		expect(noticeText(report, reader)).not.toContain(via);
	});
});

describe('the line for administrators', () => {
	it('says who, how and from where', () => {
		const text = auditText(report, 'alice.smith', reader);
		for (const part of ['alice.smith', '192.0.2.7', 'Firefox']) expect(text).toContain(part);
	});

	it('names the reason of a refusal', () => {
		expect(auditText({ ...report, result: 'other_site' }, 'alice', reader)).toContain('other_site');
	});

	it('says what is not known', () => {
		const text = auditText({ ...unknownClient, via: 'endpoint' }, 'alice', reader);
		expect(text).toContain(reader.texts('unknown'));
		expect(text).toContain(reader.texts('notice_via_endpoint'));
	});
});
