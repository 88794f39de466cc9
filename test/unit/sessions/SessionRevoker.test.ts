import { RevocationError } from '../../../src/sessions/RevocationError';
import { RevocationLog } from '../../../src/sessions/RevocationLog';
import { SessionRevoker, type RevocationRequest } from '../../../src/sessions/SessionRevoker';
import { FakeClock, FakeLog, FakeReporter, FakeRules, FakeWorkspace } from '../support/fakes';
import { MemoryRecordStore } from '../support/MemoryRecordStore';

const token = 'SnS70r0VkngGFrSbxVK-pdwFMEzhefcjQgdnXaPeAaq';
const request: RevocationRequest = {
	userId: 'alice',
	authToken: token,
	via: 'endpoint',
	client: { address: { realIp: '192.0.2.7' }, userAgent: 'curl/8.5.0' },
};
const expiry = new Date('2027-02-20T12:00:00.000Z');

let clock: FakeClock;
let store: MemoryRecordStore;
let log: FakeLog;
let reporter: FakeReporter;
let rules: FakeRules;
let workspace: FakeWorkspace;

function revoker(): SessionRevoker {
	const records = new RevocationLog(store, clock.read);
	return new SessionRevoker({ workspace, rules, records, reporter, log, clock: clock.read });
}

function failing(reason: 'workspace-refused' | 'not-logged-in', outcomeUnknown = false): () => never {
	return () => {
		throw new RevocationError(reason, { detail: 'because', outcomeUnknown });
	};
}

beforeEach(() => {
	clock = new FakeClock();
	store = new MemoryRecordStore();
	log = new FakeLog();
	reporter = new FakeReporter();
	rules = new FakeRules();
	workspace = new FakeWorkspace(() => expiry);
});

afterEach(() => {
	expect(JSON.stringify([store.all(), log.lines, reporter.reports])).not.toContain(token);
});

it('asks the workspace once, with the token of the caller and its address', async () => {
	await expect(revoker().revoke(request)).resolves.toMatchObject({ token, tokenExpires: expiry });
	expect(workspace.calls).toEqual([{ userId: 'alice', authToken: token, address: { realIp: '192.0.2.7' } }]);
});

it('corrects the expiry of a server that answers in seconds', async () => {
	workspace = new FakeWorkspace(() => new Date(clock.now + 90_000), { major: 6, minor: 5 });
	await expect(revoker().revoke(request)).resolves.toMatchObject({ token, tokenExpires: expiry });
});

it('does not look at the setting where the server is known to be right', async () => {
	rules.rawLoginExpiration = async () => {
		throw new Error('asked for nothing');
	};
	await expect(revoker().revoke(request)).resolves.toEqual({ token, tokenExpires: expiry });
});

it('gives no expiry for a personal access token', async () => {
	workspace = new FakeWorkspace(() => null);
	await expect(revoker().revoke(request)).resolves.toEqual({ token, tokenExpires: null });
});

it('records what was done', async () => {
	await revoker().revoke(request);
	expect(store.all()).toMatchObject([{ outcome: 'done', via: 'endpoint', validUntil: expiry.toISOString() }]);
});

it('reports what was done, and for whom', async () => {
	await revoker().revoke(request);
	const { userId, via, client } = request;
	expect(reporter.reports).toEqual([{ userId, via, client, at: clock.now, result: 'done', validUntil: expiry }]);
});

it('reports what was refused, with the cause for administrators', async () => {
	workspace = new FakeWorkspace(failing('workspace-refused'));
	await expect(revoker().revoke(request)).rejects.toThrow();
	expect(reporter.reports).toMatchObject([{ userId: 'alice', result: 'workspace-refused', detail: 'because' }]);
});

it('asks nothing of the workspace once the limit is reached', async () => {
	rules.attempts = 1;
	await revoker().revoke(request);
	await expect(revoker().revoke(request)).rejects.toMatchObject({ reason: 'too-many-attempts', retryAfter: 60 });
	expect(workspace.calls).toHaveLength(1);
});

it('leaves no record where nothing happened', async () => {
	workspace = new FakeWorkspace(failing('not-logged-in'));
	await expect(revoker().revoke(request)).rejects.toMatchObject({ reason: 'not-logged-in' });
	expect(store.all()).toEqual([]);
});

it('records an unknown outcome as unknown', async () => {
	workspace = new FakeWorkspace(failing('workspace-refused', true));
	await expect(revoker().revoke(request)).rejects.toMatchObject({ outcomeUnknown: true });
	expect(store.all()).toMatchObject([{ outcome: 'unknown' }]);
});

it('records a defect in the middle as unknown', async () => {
	workspace = new FakeWorkspace(() => {
		throw new TypeError('defect');
	});
	await expect(revoker().revoke(request)).rejects.toThrow('defect');
	expect(store.all()).toMatchObject([{ outcome: 'unknown' }]);
});

it.each(['add', 'find', 'put'] as const)(
	'still logs others out where the storage fails to %s, and says so',
	async (step) => {
		store[step] = async () => {
			throw new Error('storage is down');
		};
		await expect(revoker().revoke(request)).resolves.toMatchObject({ token, tokenExpires: expiry });
		expect(workspace.calls).toHaveLength(1);
		expect(log.lines.join()).toContain('error revocation record not written: Error: storage is down');
	},
);
