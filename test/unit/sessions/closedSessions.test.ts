import { closedSessions, type ListedBefore } from '../../../src/sessions/closedSessions';
import type { WorkspaceSession } from '../../../src/sessions/ports';

const now = Date.parse('2026-11-22T12:00:00.000Z');
const day = 24 * 60 * 60 * 1000;

const chrome: WorkspaceSession = { device: 'Chrome', os: 'Windows', address: '10.1.2.3', loginAt: now - 2 * day };
const firefox: WorkspaceSession = { device: 'Firefox', os: 'Linux', address: '10.1.2.4', loginAt: now - 1 * day };
const mobile: WorkspaceSession = {
	device: 'Rocket.Chat mobile app',
	os: 'iOS',
	address: '10.9.9.9',
	loginAt: now - 3 * day,
};

/** Firefox keeps itself, with a login made five days ago. */
function closed(sessions: WorkspaceSession[], different: Partial<ListedBefore> = {}) {
	return closedSessions({
		list: { sessions, total: sessions.length },
		keptMadeAt: now - 5 * day,
		client: { address: { realIp: '10.1.2.4' }, program: 'Firefox' },
		lastRevokedAt: 0,
		rawLoginExpiration: 90,
		now,
		...different,
	});
}

it('are all but the one that asked, which is known by its browser and address', () => {
	expect(closed([firefox, chrome, mobile])).toEqual({ closed: [chrome, mobile], expired: [], atMost: 2 });
});

it('leave out only the newest of two that look like the one that asked', () => {
	const older = { ...firefox, loginAt: now - 4 * day };
	expect(closed([firefox, older])).toEqual({ closed: [older], expired: [], atMost: 1 });
});

it('claim nothing for certain of what may be the one that asked', () => {
	const result = closed([firefox, chrome, mobile], { client: { address: {} } });
	expect(result).toEqual({ closed: [], expired: [], atMost: 3 });
});

it('are certain where they were last seen before the kept login was made', () => {
	const result = closed([firefox, chrome, mobile], { client: { address: {} }, keptMadeAt: now - 1.5 * day });
	expect(result).toEqual({ closed: [chrome, mobile], expired: [], atMost: 3 });
});

it('are all that are listed where a script has just logged in', () => {
	const result = closed([firefox, chrome], { client: { address: {} }, keptMadeAt: now });
	expect(result).toEqual({ closed: [firefox, chrome], expired: [], atMost: 2 });
});

it('are all where a personal access token asked, which has no session', () => {
	expect(closed([firefox, chrome], { keptMadeAt: null })).toMatchObject({ closed: [firefox, chrome], atMost: 2 });
});

describe('after an earlier revocation, whose victims the workspace still lists', () => {
	it('do not hold those: the one that asked was kept then, too', () => {
		const result = closed([firefox, chrome, mobile], { lastRevokedAt: now - 2.5 * day });
		expect(result).toEqual({ closed: [chrome], expired: [], atMost: 1 });
	});

	it('know the one that asked also where it was not seen since', () => {
		const lastRevokedAt = now - 2.5 * day;
		const quiet = { ...firefox, loginAt: now - 4 * day };
		expect(closed([chrome, mobile, quiet], { lastRevokedAt })).toEqual({ closed: [chrome], expired: [], atMost: 1 });
	});

	it('may be one more, where another client was kept then: which of the older ones it is, nobody tells', () => {
		const result = closed([firefox, chrome, mobile], { lastRevokedAt: now - 2.5 * day, keptMadeAt: now - 1.5 * day });
		expect(result).toEqual({ closed: [chrome], expired: [], atMost: 2 });
	});

	it('are none more where none is listed from before', () => {
		const result = closed([firefox, chrome], { lastRevokedAt: now - 2.5 * day, keptMadeAt: now - 1.5 * day });
		expect(result).toEqual({ closed: [chrome], expired: [], atMost: 1 });
	});
});

it('set those apart whose login had expired before, to the moment', () => {
	const rawLoginExpiration = 2;
	const open = { ...mobile, loginAt: now - 2 * day + 1 };
	const result = closed([firefox, open, chrome], { rawLoginExpiration, keptMadeAt: now - 1.5 * day });
	expect(result).toEqual({ closed: [open], expired: [chrome], atMost: 1 });
});

it('are at most as many as the workspace says there are, where it does not list all', () => {
	const list = { sessions: [firefox, chrome], total: 7 };
	expect(closed([], { list })).toEqual({ closed: [chrome], expired: [], atMost: 6 });
});

it('know the same client by another writing of its name, and any address where none is told', () => {
	const safari = { ...firefox, device: 'Mobile Safari' };
	expect(closed([safari, chrome], { client: { address: {}, program: 'Safari' } })).toMatchObject({ atMost: 1 });
});

it('know a mobile app by its name, and a desktop app for another', () => {
	const desktop = { ...mobile, device: 'Rocket.Chat desktop app' };
	const client = { address: { realIp: '10.9.9.9' }, program: 'Rocket.Chat mobile app' };
	expect(closed([mobile, desktop, chrome], { client })).toEqual({ closed: [desktop, chrome], expired: [], atMost: 2 });
});

it('claim nothing for certain of two that bear the name of the one that asked, where its address is not told', () => {
	const elsewhere = { ...firefox, address: '10.7.7.7', loginAt: now - 4 * day };
	const client = { address: {}, program: 'Firefox' };
	expect(closed([firefox, elsewhere, { ...chrome, loginAt: now - 6 * day }], { client })).toEqual({
		closed: [{ ...chrome, loginAt: now - 6 * day }],
		expired: [],
		atMost: 3,
	});
});

it('are none where nothing is listed', () => {
	expect(closed([])).toEqual({ closed: [], expired: [], atMost: 0 });
});
