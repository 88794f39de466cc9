import { day, LedgerSetup } from '../support/LedgerSetup';

/** The rule of Login Expiration where it is hard: the ledger, its retention and what is told of it must agree. */

let setup: LedgerSetup;

async function ledgerSince(at: string, setting: unknown): Promise<void> {
	setup = new LedgerSetup(at);
	setup.rules.loginExpiration = setting;
	await setup.keeping().tend(setup.time());
}

async function known(now: string): Promise<{ open: number; expired: number; knownSince?: string }> {
	setup.clock.now = Date.parse(now);
	const { known: told } = await setup.instance().of('alice');
	return { open: told?.logins.length ?? -1, expired: told?.expired.length ?? -1, knownSince: told?.knownSince };
}

it.each([
	['an ordinary day', 30, '2026-10-23T12:00:00.000Z', '2026-11-22T11:59:59.999Z', '2026-11-22T12:00:00.000Z'],
	[
		'the end of daylight saving in Europe',
		1,
		'2026-10-24T12:00:00.000Z',
		'2026-10-25T11:59:59.999Z',
		'2026-10-25T12:00:00.000Z',
	],
	[
		'the start of daylight saving in Europe',
		1,
		'2027-03-27T12:00:00.000Z',
		'2027-03-28T11:59:59.999Z',
		'2027-03-28T12:00:00.000Z',
	],
	['a leap day', 1, '2028-02-28T12:00:00.000Z', '2028-02-29T11:59:59.999Z', '2028-02-29T12:00:00.000Z'],
	['a leap year', 366, '2028-01-01T00:00:00.000Z', '2028-12-31T23:59:59.999Z', '2029-01-01T00:00:00.000Z'],
	['0, which counts as 90', 0, '2026-08-24T12:00:00.000Z', '2026-11-22T11:59:59.999Z', '2026-11-22T12:00:00.000Z'],
	['36500 days', 36500, '2026-11-22T12:00:00.000Z', '2126-10-29T11:59:59.999Z', '2126-10-29T12:00:00.000Z'],
])('a login is open to the last moment, and expired from then on: %s', async (_what, setting, madeAt, last, over) => {
	await ledgerSince(madeAt, setting);
	await setup.logIn('alice', new Date(Date.parse(madeAt) + 1).toISOString());
	const after = (moment: string): string => new Date(Date.parse(moment) + 1).toISOString();
	expect(await known(after(last))).toMatchObject({ open: 1, expired: 0 });
	expect(await known(after(over))).toMatchObject({ open: 0, expired: 1, knownSince: 'period' });
});

it('retention never removes a login that may be open', async () => {
	await ledgerSince('2026-10-01T00:00:00.000Z', 1);
	await setup.logIn('alice', '2026-10-24T23:30:00.000Z');
	// 25 hours of local time in much of Europe, 24 by the rule.
	setup.clock.now = Date.parse('2026-10-25T23:29:00.000Z');
	await setup.retention().removeOldRecords(setup.time());
	expect(await known('2026-10-25T23:29:00.000Z')).toMatchObject({ open: 1 });
	setup.clock.now = Date.parse('2026-10-26T23:30:00.000Z');
	await setup.retention().removeOldRecords(setup.time());
	expect(setup.logins()).toEqual([]);
});

it('a shorter setting: old logins count as expired at once, and are gone with the next job', async () => {
	await ledgerSince('2026-08-01T00:00:00.000Z', 90);
	await setup.logIn('alice', '2026-11-01T08:00:00.000Z');
	await setup.logIn('alice', '2026-11-21T08:00:00.000Z');
	await known('2026-11-22T12:00:00.000Z');
	setup.rules.loginExpiration = 7;
	expect(await known('2026-11-22T12:00:00.000Z')).toEqual({ open: 1, expired: 1, knownSince: 'period' });
	await setup.retention().removeOldRecords(setup.time());
	expect(await known('2026-11-22T12:00:00.000Z')).toEqual({ open: 1, expired: 0, knownSince: 'period' });
});

it('a longer setting: nothing is invented for the time whose records are gone', async () => {
	await ledgerSince('2026-08-01T00:00:00.000Z', 7);
	setup.clock.now = Date.parse('2026-11-22T12:00:00.000Z');
	await setup.retention().removeOldRecords(setup.time());
	setup.rules.loginExpiration = 90;
	// Records up to 14 November are gone, so the 15th is the first day that is known whole.
	expect(await known('2026-11-22T12:00:00.000Z')).toEqual({ open: 0, expired: 0, knownSince: 'counting' });
	const { known: told } = await setup.instance().of('alice');
	expect(told?.since).toBe(Date.parse('2026-11-15T00:00:00.000Z'));
});

it('a setting of more days than there are since 1970 keeps all and counts from the beginning of the ledger', async () => {
	await ledgerSince('2026-11-01T00:00:00.000Z', 36500);
	await setup.logIn('alice', '2026-11-02T00:00:00.000Z');
	setup.clock.pass(400 * day);
	await expect(setup.retention().removeOldRecords(setup.time())).resolves.toEqual({ days: 0, isDone: true });
	expect(await known('2028-01-01T00:00:00.000Z')).toEqual({ open: 1, expired: 0, knownSince: 'counting' });
});
