import { clientInfoOf, headerOf, queryOf, tokenOf } from '../../../src/endpoints/requestParts';

describe('tokenOf', () => {
	it.each(['x', 'x'.repeat(512), '!~'])('takes %p as it is', (token) => {
		expect(tokenOf(token)).toBe(token);
	});

	it.each([undefined, '', 'two words', 'line\r\nX-User-Id: other', 'x\n', '\u007f', 'x'.repeat(513)])(
		'takes %p for no token',
		(token) => {
			expect(tokenOf(token)).toBeUndefined();
		},
	);
});

describe('the address of the client', () => {
	const address = (realIp: unknown, forwardedFor: unknown): string | undefined =>
		clientInfoOf({ headers: { 'x-real-ip': realIp, 'x-forwarded-for': forwardedFor } }).address;

	it.each<[string | undefined, string | undefined, string | undefined]>([
		['192.0.2.7', undefined, '192.0.2.7'],
		['192.0.2.7', '198.51.100.1, 203.0.113.9', '192.0.2.7'],
		[undefined, '203.0.113.9', '203.0.113.9'],
		[undefined, '6.6.6.6, [2001:db8::1]:443', '2001:db8::1'],
		[undefined, '6.6.6.6,203.0.113.9, unknown, ', '203.0.113.9'],
		['unknown', '6.6.6.6, 203.0.113.9', '203.0.113.9'],
	])('is X-Real-IP %p, else the last usable entry of X-Forwarded-For %p: %p', (realIp, forwardedFor, read) => {
		expect(address(realIp, forwardedFor)).toBe(read);
	});

	it.each([undefined, ' , ', '192.0.2.7\r\nX-Auth-Token: other', ['192.0.2.7']])('is unknown for %p', (value) => {
		expect(address(value, value)).toBeUndefined();
	});
});

it.each([
	['Mozilla/5.0', 'Mozilla/5.0'],
	[['a', 'b'], undefined],
])('the user agent %p is read as %p', (userAgent, read) => {
	expect(clientInfoOf({ headers: { 'user-agent': userAgent } })).toEqual({ address: undefined, userAgent: read });
});

it.each([undefined, null, 'text'])('a request with the headers %p has none', (headers) => {
	expect(headerOf({ headers }, 'cookie')).toBeUndefined();
	expect(clientInfoOf({ headers })).toEqual({});
});

describe('queryOf', () => {
	const read = (query: unknown): object => Object.fromEntries(queryOf({ query }));

	it('returns the texts of a query as they are', () => {
		expect(read({ ticket: 'abc.def', secret: 'x-_' })).toEqual({ ticket: 'abc.def', secret: 'x-_' });
	});

	it("takes apart what a second question mark has glued together, as the web client's download button does", () => {
		expect(read({ confirmation: 'abc?download' })).toEqual({ confirmation: 'abc', download: '' });
	});

	it('survives both at once', () => {
		const query = { confirmation: 'abc?download?rc_uid=alice', rc_token: 'token?download' };
		expect(read(query)).toEqual({ confirmation: 'abc', download: '', rc_uid: 'alice', rc_token: 'token' });
	});

	it('lets nothing that is glued on take the place of what came before', () => {
		expect(read({ ticket: 'abc?ticket=other', as: 'file?ticket=another' })).toEqual({ ticket: 'abc', as: 'file' });
	});

	it('keeps equals signs in a value', () => {
		expect(read({ a: 'b?c=d=e' })).toEqual({ a: 'b', c: 'd=e' });
	});

	it('leaves out lists and objects', () => {
		expect(read({ ticket: ['a', 'b'], secret: { a: 'b' }, n: 1, nothing: null, as: 'file' })).toEqual({ as: 'file' });
	});

	it('treats names of the language as any other name', () => {
		const query = JSON.parse('{"__proto__":"x?constructor=y","toString":"z"}') as unknown;
		expect([...queryOf({ query })]).toEqual([
			['__proto__', 'x'],
			['constructor', 'y'],
			['toString', 'z'],
		]);
		expect(queryOf({ query: {} }).get('constructor')).toBeUndefined();
	});

	it.each([undefined, null, 7])('finds nothing in the query %p', (query) => {
		expect(read(query)).toEqual({});
	});
});
