import { authTokenOf, clientAddressOf, clientInfoOf, headersOf } from '../../../src/security/requestHeaders';

describe('authTokenOf', () => {
	it('takes the login token as it was sent', () => {
		expect(authTokenOf({ 'x-auth-token': 'SnS70r0Vkn_gGFr-SbxVK' })).toBe('SnS70r0Vkn_gGFr-SbxVK');
	});

	it.each([
		[undefined],
		[''],
		['two words'],
		['line\r\nX-User-Id: other'],
		['\u00e9'],
		['x'.repeat(513)],
		[['a', 'b']],
		[{ token: 'a' }],
		[null],
	])('takes %p for no token', (token) => {
		expect(authTokenOf({ 'x-auth-token': token })).toBeUndefined();
	});
});

describe('clientAddressOf', () => {
	it('passes on what the proxy said', () => {
		const headers = { 'x-real-ip': '192.0.2.7', 'x-forwarded-for': '198.51.100.1,203.0.113.9' };
		expect(clientAddressOf(headers)).toEqual({ realIp: '192.0.2.7', forwardedFor: '198.51.100.1, 203.0.113.9' });
	});

	it('takes the first forwarded address where there is no real one', () => {
		expect(clientAddressOf({ 'x-forwarded-for': '2001:db8::1, 203.0.113.9' }).realIp).toBe('2001:db8::1');
	});

	it.each([
		[undefined],
		[''],
		['unknown'],
		['192.0.2.7\r\nX-Auth-Token: other'],
		['192.0.2.7, evil'],
		[['192.0.2.7']],
		['1.1.1.1,'.repeat(300)],
	])('passes nothing on of %p', (value) => {
		expect(clientAddressOf({ 'x-real-ip': value, 'x-forwarded-for': value })).toEqual({});
	});
});

it.each([[undefined], [null], ['text']])('a request with headers %p has none', (headers) => {
	expect(headersOf({ headers })).toEqual({});
});

it.each([
	['Mozilla/5.0', 'Mozilla/5.0'],
	[undefined, undefined],
	[['a', 'b'], undefined],
])('tells the user agent %p as %p', (userAgent, told) => {
	expect(clientInfoOf({ 'user-agent': userAgent })).toEqual({ address: {}, userAgent: told });
});
