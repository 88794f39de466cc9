import type { RevocationFailure } from '../../../src/sessions/errors';
import { shortHash } from '../../../src/sessions/hashes';
import { failing } from '../support/fakes';
import { expiry, request, RevokerSetup, token } from '../support/RevokerSetup';

let setup: RevokerSetup;

beforeEach(() => {
	setup = new RevokerSetup();
});

afterEach(() => {
	expect(JSON.stringify([setup.records.users, setup.log.lines, setup.notifier.attempts])).not.toContain(token);
});

describe('done', () => {
	it('asks the workspace once, with the token and the address of the caller', async () => {
		const revocation = await setup.revoker().revoke(request);
		expect(revocation).toEqual({ tokenExpires: expiry, details: undefined, isRepeat: false });
		expect(setup.workspace.calls).toEqual([{ userId: 'alice', authToken: token, address: '192.0.2.7' }]);
	});

	it('records it and tells who asked, how and until when it lasts', async () => {
		await setup.revoker().revoke(request);
		const { userId, via, client } = request;
		const [at, notifiedAt] = [setup.clock.now, setup.clock.now];
		const validUntil = expiry.toISOString();
		expect(setup.records.users.alice.revocation).toEqual({
			...{ at, via, outcome: 'done', validUntil, keptToken: shortHash(token), notifiedAt },
		});
		expect(setup.notifier.prefetched).toEqual(['alice']);
		expect(setup.notifier.attempts).toEqual([
			{ userId, via, client, at, outcome: 'done', result: 'done', validUntil: expiry, shouldNotify: true },
		]);
	});

	it('corrects the date of a server that answers in seconds', async () => {
		setup.workspace.version = '6.5';
		setup.workspace.answer = () => new Date(setup.clock.now + 90_000);
		await expect(setup.revoker().revoke(request)).resolves.toMatchObject({ tokenExpires: expiry });
	});

	it('does not look at the setting if the server is right', async () => {
		const revoker = setup.revoker({ rawLoginExpiration: () => Promise.reject(new Error('asked for nothing')) });
		await expect(revoker.revoke(request)).resolves.toMatchObject({ tokenExpires: expiry });
	});
});

describe('an answer without a date', () => {
	beforeEach(() => {
		setup.workspace.answer = () => null;
	});

	it('means a personal access token if the workspace still accepts it', async () => {
		await expect(setup.revoker().revoke(request)).resolves.toMatchObject({ tokenExpires: null });
		expect(setup.records.users.alice.revocation).toMatchObject({ outcome: 'done', validUntil: null });
		expect(setup.notifier.attempts).toMatchObject([{ result: 'done', validUntil: null }]);
	});

	it('means that another client was faster if it does not', async () => {
		setup.workspace.isTokenValid = false;
		await expect(setup.revoker().revoke(request)).rejects.toMatchObject({
			...{ reason: 'ended-by-another', outcome: 'unknown' },
		});
	});

	it('is unclear if the workspace does not say', async () => {
		setup.workspace.isTokenValid = undefined;
		await expect(setup.revoker().revoke(request)).rejects.toMatchObject({ reason: 'unclear-answer' });
	});
});

describe('nothing happened', () => {
	const reasons: RevocationFailure[] = ['not-logged-in', 'rate-limited', 'refused', 'not-configured'];

	it.each(reasons)('%s leaves no record and sends no notice, but is told with its cause', async (reason) => {
		setup.workspace.answer = failing(reason);
		await expect(setup.revoker().revoke(request)).rejects.toMatchObject({ reason, outcome: 'nothing-happened' });
		expect(setup.records.users).toEqual({});
		expect(setup.notifier.attempts).toMatchObject([
			{ outcome: 'nothing-happened', result: reason, detail: 'because', shouldNotify: false },
		]);
	});
});

describe('nobody can tell', () => {
	const reasons: RevocationFailure[] = ['unclear-answer', 'no-answer', 'ended-by-another'];

	it.each(reasons)('%s is recorded, and the owner is told', async (reason) => {
		setup.workspace.answer = failing(reason);
		await expect(setup.revoker().revoke(request)).rejects.toMatchObject({ reason, outcome: 'unknown' });
		expect(setup.records.users.alice.revocation).toMatchObject({ outcome: 'unknown', validUntil: null });
		expect(setup.notifier.attempts).toMatchObject([{ outcome: 'unknown', result: reason, shouldNotify: true }]);
		expect(setup.notifier.attempts[0]).not.toHaveProperty('validUntil');
	});
});

describe('the order of things', () => {
	it('asks the workspace without waiting for the records', async () => {
		let read = (): void => undefined;
		setup.records.read = () => new Promise((resolve) => (read = () => resolve({})));
		const isAsked = new Promise<void>((resolve) => {
			setup.workspace.answer = () => {
				resolve();
				return expiry;
			};
		});
		const done = setup.revoker().revoke(request);
		await isAsked;
		expect(setup.notifier.prefetched).toEqual(['alice']);
		read();
		await expect(done).resolves.toMatchObject({ tokenExpires: expiry });
	});

	it.each([[undefined], [{ id: 'yes', at: 1 }]])(
		'reads once and writes once (confirmation %j)',
		async (confirmation) => {
			await setup.revoker().revoke({ ...request, confirmation });
			expect(setup.records.steps).toEqual(['read', 'write revocation']);
		},
	);
});

describe('storage that fails', () => {
	it.each([undefined, { id: 'yes', at: 1 }])('never stops a logout, and the log says so (%j)', async (confirmation) => {
		setup.records.readError = new Error('read is down');
		setup.records.writeError = new Error('write is down');
		await expect(setup.revoker().revoke({ ...request, confirmation })).resolves.toMatchObject({ tokenExpires: expiry });
		expect(setup.log.lines).toEqual([
			'error records not read: read is down',
			'error revocation not recorded: write is down',
		]);
		expect(setup.notifier.attempts).toMatchObject([{ result: 'done', shouldNotify: true }]);
	});

	it('does not hide why the workspace refused', async () => {
		setup.records.readError = new Error('read is down');
		setup.workspace.answer = failing('no-answer');
		await expect(setup.revoker().revoke(request)).rejects.toMatchObject({ reason: 'no-answer' });
	});
});

describe('details', () => {
	const details = { sessions: { listed: [], total: 0 }, personalAccessTokens: [{ name: 'ci' }] };

	it('are asked for if wanted', async () => {
		setup.workspace.found = details;
		await expect(setup.revoker().revoke({ ...request, wantsDetails: true })).resolves.toMatchObject({ details });
	});

	it('are not asked for otherwise', async () => {
		await setup.revoker().revoke(request);
		expect(setup.workspace.detailCalls).toBe(0);
	});
});

it('a defect may have come after the logout, so its outcome is unknown, recorded and told', async () => {
	setup.workspace.answer = () => {
		throw new TypeError('defect');
	};
	await expect(setup.revoker().revoke(request)).rejects.toMatchObject({ reason: 'unclear-answer', message: 'defect' });
	expect(setup.notifier.attempts).toMatchObject([{ outcome: 'unknown', shouldNotify: true }]);
	expect(setup.records.users[request.userId].revocation).toMatchObject({ outcome: 'unknown' });
});
