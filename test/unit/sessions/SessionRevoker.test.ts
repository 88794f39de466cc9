import type { Reason } from '../../../src/sessions/endings';
import { shortHash } from '../../../src/lib/hashes';
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
		const ending = await setup.revoker().revoke(request);
		expect(ending).toEqual({ outcome: 'done', validUntil: expiry });
		expect(setup.workspace.calls).toEqual([{ userId: 'alice', authToken: token, address: '192.0.2.7' }]);
	});

	it('records it and reports who asked, how, and until when it lasts', async () => {
		await setup.revoker().revoke(request);
		const { userId, via, client } = request;
		const [at, notifiedAt] = [setup.clock.now, setup.clock.now];
		const validUntil = expiry.toISOString();
		expect(setup.records.users.alice.revocation).toEqual({
			at,
			via,
			outcome: 'done',
			validUntil,
			keptToken: shortHash(token),
			notifiedAt,
		});
		expect(setup.notifier.prepared).toEqual(['alice']);
		expect(setup.notifier.attempts).toEqual([
			{ userId, via, client, at, ending: { outcome: 'done', validUntil: expiry }, tellsOwner: true, isOwnerTold: true },
		]);
	});

	it('corrects the date of a server that answers in seconds', async () => {
		setup.workspace.version = '6.5';
		setup.workspace.answer = () => new Date(setup.clock.now + 90_000);
		await expect(setup.revoker().revoke(request)).resolves.toMatchObject({ outcome: 'done', validUntil: expiry });
	});

	it('does not look at the setting if the server is right', async () => {
		const revoker = setup.revoker({ rawLoginExpiration: () => Promise.reject(new Error('asked for nothing')) });
		await expect(revoker.revoke(request)).resolves.toMatchObject({ outcome: 'done', validUntil: expiry });
	});
});

describe('an answer without a date', () => {
	beforeEach(() => {
		setup.workspace.answer = () => null;
	});

	it('means a personal access token if the workspace still accepts it', async () => {
		await expect(setup.revoker().revoke(request)).resolves.toMatchObject({ outcome: 'done', validUntil: null });
		expect(setup.records.users.alice.revocation).toMatchObject({ outcome: 'done', validUntil: null });
		expect(setup.notifier.attempts).toMatchObject([{ ending: { outcome: 'done', validUntil: null } }]);
	});

	it('means that another client was faster if it does not', async () => {
		setup.workspace.isTokenValid = false;
		await expect(setup.revoker().revoke(request)).resolves.toMatchObject({
			outcome: 'unknown',
			reason: 'ended-by-another',
		});
	});

	it('is unclear if the workspace does not say', async () => {
		setup.workspace.isTokenValid = undefined;
		await expect(setup.revoker().revoke(request)).resolves.toMatchObject({
			outcome: 'unknown',
			reason: 'unclear-answer',
		});
	});
});

describe('nothing happened', () => {
	const reasons: Reason[] = ['not-logged-in', 'rate-limited', 'refused', 'not-configured'];

	it.each(reasons)('%s leaves no record and sends no notice, but is reported with its cause', async (reason) => {
		setup.workspace.answer = failing(reason);
		await expect(setup.revoker().revoke(request)).resolves.toMatchObject({ outcome: 'nothing-happened', reason });
		expect(setup.records.users).toEqual({});
		expect(setup.notifier.attempts).toMatchObject([
			{ ending: { outcome: 'nothing-happened', reason, detail: 'because' }, tellsOwner: false },
		]);
	});
});

describe('unknown', () => {
	const reasons: Reason[] = ['unclear-answer', 'no-answer', 'ended-by-another'];

	it.each(reasons)('%s is recorded, and the owner is told', async (reason) => {
		setup.workspace.answer = failing(reason);
		await expect(setup.revoker().revoke(request)).resolves.toMatchObject({ outcome: 'unknown', reason });
		expect(setup.records.users.alice.revocation).toMatchObject({ outcome: 'unknown', validUntil: null });
		expect(setup.notifier.attempts).toMatchObject([{ ending: { outcome: 'unknown', reason }, tellsOwner: true }]);
		expect(setup.notifier.attempts[0].ending).not.toHaveProperty('validUntil');
	});
});

describe('the order of steps', () => {
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
		expect(setup.notifier.prepared).toEqual(['alice']);
		read();
		await expect(done).resolves.toMatchObject({ outcome: 'done', validUntil: expiry });
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
	it.each([undefined, { id: 'yes', at: 1 }])('never stops a logout (%j)', async (confirmation) => {
		setup.records.isOutOfOrder = true;
		await expect(setup.revoker().revoke({ ...request, confirmation })).resolves.toMatchObject({
			outcome: 'done',
			validUntil: expiry,
		});
		expect(setup.notifier.attempts).toMatchObject([{ ending: { outcome: 'done' }, tellsOwner: true }]);
	});

	it('does not hide why the workspace refused', async () => {
		setup.records.isOutOfOrder = true;
		setup.workspace.answer = failing('no-answer');
		await expect(setup.revoker().revoke(request)).resolves.toMatchObject({ outcome: 'unknown', reason: 'no-answer' });
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

it('a defect counts as unknown, because it may come after the logout: it is recorded and reported', async () => {
	setup.workspace.answer = () => {
		throw new TypeError('defect');
	};
	await expect(setup.revoker().revoke(request)).resolves.toMatchObject({ reason: 'unclear-answer', detail: 'defect' });
	expect(setup.notifier.attempts).toMatchObject([{ ending: { outcome: 'unknown' }, tellsOwner: true }]);
	expect(setup.records.users[request.userId].revocation).toMatchObject({ outcome: 'unknown' });
});
