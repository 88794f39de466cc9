import { RevocationLog } from '../../../src/sessions/RevocationLog';
import { type RevocationRequest, SessionRevoker } from '../../../src/sessions/SessionRevoker';
import { FakeClock, FakeLog, FakeReporter, FakeRules, FakeWorkspace } from '../support/fakes';
import { MemoryRecordStore } from '../support/MemoryRecordStore';

const token = 'SnS70r0VkngGFrSbxVK-pdwFMEzhefcjQgdnXaPeAaq';
const clock = new FakeClock();
const day = 24 * 60 * 60 * 1000;
const expiry = new Date(clock.now + 89 * day);
const kept = { device: 'Firefox', address: '192.0.2.7', loginAt: clock.now };
const other = { device: 'Chrome', address: '10.1.2.3', loginAt: clock.now - 2 * day };
const client = { address: { realIp: '192.0.2.7' }, program: 'Firefox' };
const request: RevocationRequest = { userId: 'alice', authToken: token, via: 'endpoint', client };

let workspace: FakeWorkspace;

beforeEach(() => {
	workspace = new FakeWorkspace(() => expiry);
	workspace.list = { sessions: [kept, other], total: 2 };
});

function revoke(details?: RevocationRequest['details']) {
	const records = new RevocationLog(new MemoryRecordStore(), clock.read);
	const rules = new FakeRules();
	const ports = { workspace, rules, records, reporter: new FakeReporter(), log: new FakeLog(), clock: clock.read };
	return new SessionRevoker(ports).revoke({ ...request, details });
}

it('asks nothing more of the workspace than it must where nobody wants to know', async () => {
	expect(Object.keys(await revoke()).sort()).toEqual(['token', 'tokenExpires']);
	expect(workspace.listCalls).toBe(0);
});

it('tells which sessions were closed where somebody wants to know and the workspace tells', async () => {
	const { closed, madeAt } = await revoke({ lastRevokedAt: 0 });
	expect(closed).toEqual({ closed: [other], expired: [], atMost: 1 });
	expect(madeAt).toBe(clock.now - 1 * day);
	expect(workspace.listCalls).toBe(1);
});

it('asks before the revocation', async () => {
	const order: string[] = [];
	workspace.sessions = async () => {
		order.push('list');
		return undefined;
	};
	workspace.answer = () => {
		order.push('revocation');
		return expiry;
	};
	await expect(revoke({ lastRevokedAt: 0 })).resolves.toMatchObject({ closed: undefined });
	expect(order).toEqual(['list', 'revocation']);
});

it('knows which were closed by an earlier revocation', async () => {
	const { closed } = await revoke({ lastRevokedAt: clock.now - 0.5 * day });
	expect(closed).toEqual({ closed: [], expired: [], atMost: 0 });
});
