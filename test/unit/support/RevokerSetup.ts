import { type RevocationRequest, SessionRevoker, type SessionRevokerPorts } from '../../../src/sessions/SessionRevoker';
import { Turns } from '../../../src/sessions/Turns';
import { FakeClock, FakeLog, FakeNotifier, FakeWorkspace, MemoryUserRecords } from './fakes';

export const token = 'SnS70r0VkngGFrSbxVK-pdwFMEzhefcjQgdnXaPeAaq';
export const otherToken = 'b7Qm2ZVqk0bV1WcYw3o1Yb8n5r2t4u6i8o0p-a_sdfg';
/** 90 days after the fake clock begins. */
export const expiry = new Date('2027-02-20T12:00:00.000Z');
export const request: RevocationRequest = {
	userId: 'alice',
	authToken: token,
	via: 'endpoint',
	wantsDetails: false,
	client: { address: '192.0.2.7', userAgent: 'curl/8.5.0' },
};

/** What a revoker works with; each `revoker` is a process of its own. */
export class RevokerSetup {
	readonly clock = new FakeClock();
	readonly records = new MemoryUserRecords();
	readonly log = new FakeLog();
	readonly notifier = new FakeNotifier();
	readonly workspace = new FakeWorkspace(() => expiry);

	revoker(different: Partial<SessionRevokerPorts> = {}): SessionRevoker {
		const { clock, records, log, notifier, workspace } = this;
		const rawLoginExpiration = async (): Promise<unknown> => 90;
		const ports = { records, log, notifier, workspace, clock: clock.read, turns: new Turns(), rawLoginExpiration };
		return new SessionRevoker({ ...ports, ...different });
	}
}
