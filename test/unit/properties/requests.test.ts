import { isIP } from 'net';

import fc from 'fast-check';

import { loginOfCookies, loginOfQuery } from '../../../src/endpoints/clientLogin';
import { clientInfoOf, queryOf } from '../../../src/endpoints/requestParts';
import { anyText } from '../support/anyText';

/** What could stand in a header of our own request: printable ASCII without spaces. */
const token = fc
	.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)), minLength: 1 })
	.filter((text) => text !== 'null' && text !== 'undefined');

/** As the server makes them, 43 of these. */
const realToken = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/);

const userId = fc.stringMatching(/^[A-Za-z0-9]{17}$/);

const parts = ['rc_uid', 'rc_token', '=', ';', ' ', '"', '%', '%0d%0a', '%00', '\r\n', '?', '&', '__proto__', ','];
/** Text put together from what parsers stumble over. */
const hostile = fc
	.array(fc.oneof(fc.constantFrom(...parts), anyText(5)), { maxLength: 20 })
	.map((some) => some.join(''));

/** Cookies of other software on the same host. */
const strangers = fc.array(
	fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes(';') && !text.includes('rc_')),
	{ maxLength: 5 },
);

describe('the login in cookies', () => {
	it('is what was sent, however it is encoded and whatever stands around it', () => {
		fc.assert(
			fc.property(userId, token, strangers, strangers, fc.boolean(), (id, authToken, before, after, isQuoted) => {
				const quote = isQuoted ? '"' : '';
				const own = [`rc_uid=${id}`, `rc_token=${quote}${encodeURIComponent(authToken)}${quote}`];
				const cookie = [...before, ...own, ...after].join('; ');
				expect(loginOfCookies({ headers: { cookie } })).toEqual({ userId: id, authToken });
			}),
		);
	});

	it('is none, ambiguous, or one that can be passed on', () => {
		const almostLogin = hostile.map((text) => `rc_uid=alice; rc_token=${text}`);
		fc.assert(
			fc.property(fc.oneof(fc.anything(), hostile, almostLogin), (cookie) => {
				const login = loginOfCookies({ headers: { cookie } });
				if (typeof login === 'object') {
					expect(login.authToken).toMatch(/^[\x21-\x7e]{1,512}$/);
					expect(login.userId).not.toBe('');
				}
			}),
		);
	});
});

it('takes two cookies of one name for one login if they agree, and for none if they do not', () => {
	fc.assert(
		fc.property(userId, token, token, strangers, (id, first, second, between) => {
			const of = (authToken: string): string => `rc_token=${encodeURIComponent(authToken)}`;
			const cookie = [`rc_uid=${id}`, of(first), ...between, of(second)].join('; ');
			const expected = first === second ? { userId: id, authToken: first } : 'ambiguous';
			expect(loginOfCookies({ headers: { cookie } })).toEqual(expected);
		}),
		{ examples: [['a', 'same', 'same', []]] },
	);
});

it('returns a real address or none, whatever a request brings', () => {
	const part = fc.oneof(
		fc.ipV4(),
		fc.ipV6(),
		fc.constantFrom(',', ':', '[', ']', '%eth0', ' ', 'unknown', '\r\n', ':443'),
	);
	const header = fc.oneof(
		fc.array(part).map((parts) => parts.join('')),
		fc.anything(),
	);
	fc.assert(
		fc.property(header, header, (realIp, forwardedFor) => {
			const { address } = clientInfoOf({ headers: { 'x-real-ip': realIp, 'x-forwarded-for': forwardedFor } });
			expect(address === undefined || isIP(address) > 0).toBe(true);
			expect(address ?? '').toMatch(/^[\da-fA-F.:]{0,45}$/);
		}),
	);
});

it('ignores an invented entry before that of the nearest proxy', () => {
	const entry = fc.oneof(
		fc.ipV4(),
		fc.ipV6().map((address) => `[${address}]:443`),
		fc.ipV4().map((address) => `${address}:80`),
	);
	fc.assert(
		fc.property(entry, anyText(), (nearest, invented) => {
			const address = (forwarded: string): unknown =>
				clientInfoOf({ headers: { 'x-forwarded-for': forwarded } }).address;
			expect(address(nearest)).toBeDefined();
			expect(address(`${invented}, ${nearest}`)).toBe(address(nearest));
		}),
	);
});

describe('the query', () => {
	const names = fc.stringMatching(/^[a-z_]{1,10}$/);
	const values = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('?'));

	it('keeps every text that no client has spoiled', () => {
		fc.assert(
			fc.property(fc.dictionary(names, values), (query) => {
				expect(Object.fromEntries(queryOf({ query }))).toEqual({ ...query });
			}),
		);
	});

	it('finds the login wherever a client has glued it on', () => {
		fc.assert(
			fc.property(userId, realToken, fc.boolean(), fc.boolean(), (id, authToken, isDownload, isGluedTwice) => {
				const as = `file${isDownload ? '?download' : ''}?rc_uid=${id}`;
				const query = isGluedTwice ? { as: `${as}?rc_token=${authToken}` } : { as, rc_token: `${authToken}?x=1` };
				expect(loginOfQuery({ query })).toEqual({ userId: id, authToken });
			}),
		);
	});

	it('is made of flat texts, and the first of a name wins', () => {
		const almostQuery = fc.dictionary(fc.oneof(names, hostile), fc.oneof(fc.jsonValue(), anyText(), hostile));
		fc.assert(
			fc.property(fc.oneof(fc.anything(), almostQuery), (query) => {
				const read = queryOf({ query });
				for (const value of read.values()) {
					expect(value).not.toContain('?');
				}
				const [first] = typeof query === 'object' && query !== null ? Object.entries(query) : [];
				if (typeof first?.[1] === 'string') {
					expect(read.get(first[0])).toBe(first[1].split('?')[0]);
				}
			}),
		);
	});
});
