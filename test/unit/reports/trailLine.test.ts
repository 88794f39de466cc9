import { trailLine } from '../../../src/reports/trailLine';

const at = Date.parse('2026-11-22T12:00:00.000Z');

it('has all facts of a revocation in a form that stays', () => {
	const client = { address: { realIp: '192.0.2.7' }, userAgent: 'curl/8.5.0' };
	const validUntil = new Date('2027-02-20T12:00:00.000Z');
	expect(trailLine({ userId: 'alice', via: 'endpoint', client, at, result: 'done', validUntil })).toBe(
		'attempt result=done via=endpoint user=alice client="curl 8.5.0" address=192.0.2.7 until=2027-02-20T12:00:00.000Z',
	);
});

it('says of a refusal why, on one line that cannot be taken apart', () => {
	const client = { address: {} };
	const detail = 'HTTP 405; "does it\nredirect?"';
	expect(trailLine({ userId: 'bob', via: 'command', client, at, result: 'workspace-refused', detail })).toBe(
		'attempt result=workspace-refused via=command user=bob client="unknown" address=unknown detail="HTTP 405; \'does it redirect?\'"',
	);
});

it('says of a personal access token that it never expires', () => {
	const report = {
		userId: 'alice',
		via: 'endpoint',
		client: { address: {} },
		at,
		result: 'done',
		validUntil: null,
	} as const;
	expect(trailLine(report)).toContain('until=never');
});
