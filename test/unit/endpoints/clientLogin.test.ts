import { loginOfCookies, loginOfQuery } from '../../../src/security/clientLogin';

const token = 'SnS70r0VkngGFrSbxVK-pdwFMEzhefcjQgdnXaPeAaq';
const login = { userId: 'alice', authToken: token };

describe('loginOfCookies', () => {
	it.each([
		['both alone', `rc_uid=alice; rc_token=${token}`],
		['the other way round', `rc_token=${token}; rc_uid=alice`],
		['among others', `theme=dark; rc_uid=alice; a=b=c; rc_token=${token}; last`],
		['without a space between them', `rc_uid=alice;rc_token=${token}`],
		['with more spaces than needed', `  rc_uid = alice ;   rc_token =  ${token}  `],
		['in quotes', `rc_uid="alice"; rc_token="${token}"`],
		['percent-encoded', `rc_uid=%61lice; rc_token=${token.replace('-', '%2D')}`],
		['beside names that are almost theirs', `xrc_uid=bob; rc_token2=x; rc_uid=alice; rc_token=${token}`],
		['beside names of the language', `__proto__=x; constructor=y; rc_uid=alice; rc_token=${token}`],
	])('reads the two cookies: %s', (_how, cookie) => {
		expect(loginOfCookies({ cookie })).toEqual(login);
	});

	it('takes the first of two cookies with one name, which is the one of the closest path', () => {
		const cookie = `rc_uid=alice; rc_uid=bob; rc_token=${token}; rc_token=other`;
		expect(loginOfCookies({ cookie })).toEqual(login);
	});

	it('takes a token as it is where its encoding is broken', () => {
		expect(loginOfCookies({ cookie: 'rc_uid=alice; rc_token=100%' })).toEqual({ userId: 'alice', authToken: '100%' });
	});

	it.each([
		['none', undefined],
		['an empty header', ''],
		['only separators', ';;; = ; =;'],
		['no token', 'rc_uid=alice'],
		['no user', `rc_token=${token}`],
		['an empty token', 'rc_uid=alice; rc_token='],
		['a token of nothing but quotes', 'rc_uid=alice; rc_token=""'],
		['the token null', 'rc_uid=alice; rc_token=null'],
		['the token undefined', 'rc_uid=alice; rc_token=undefined'],
		['an empty user', `rc_uid=; rc_token=${token}`],
		['the user null', `rc_uid=null; rc_token=${token}`],
		['the user undefined', `rc_uid=undefined; rc_token=${token}`],
		['names in capitals', `RC_UID=alice; RC_TOKEN=${token}`],
		['a token with a line break', 'rc_uid=alice; rc_token=a%0d%0aX-User-Id:bob'],
		['a token with a space', 'rc_uid=alice; rc_token=a%20b'],
		['a token that is no ASCII', 'rc_uid=alice; rc_token=%F0%9F%8E%89'],
		['an endless token', `rc_uid=alice; rc_token=${'x'.repeat(513)}`],
		['a list of headers', [`rc_uid=alice; rc_token=${token}`]],
		['an object', { rc_uid: 'alice', rc_token: token }],
		['null', null],
	])('finds no login in %s', (_what, cookie) => {
		expect(loginOfCookies({ cookie })).toBeUndefined();
	});

	// Anybody may send such a header: no gap in it may cost more than its length.
	it.each([
		['in a value', `a=b${' '.repeat(60_000)}c`],
		['in a name', `a${' '.repeat(60_000)}b`],
		['at the ends', `${' '.repeat(60_000)}a=b${' '.repeat(60_000)}`],
	])('reads a header with a huge gap %s in no time', (_where, gap) => {
		const begin = process.hrtime.bigint();
		expect(loginOfCookies({ cookie: `${gap}; rc_uid=alice; rc_token=${token}` })).toEqual(login);
		expect(Number(process.hrtime.bigint() - begin) / 1e6).toBeLessThan(1000);
	});
});

describe('loginOfQuery', () => {
	it('reads what the mobile app appends', () => {
		const query = new Map([
			['ticket', 'x'],
			['rc_uid', 'alice'],
			['rc_token', token],
		]);
		expect(loginOfQuery(query)).toEqual(login);
	});

	it.each([[undefined], [''], ['null'], ['undefined'], ['a\r\nb']])('takes the token %p for none', (value) => {
		const query = new Map([['rc_uid', 'alice']]);
		if (value !== undefined) query.set('rc_token', value);
		expect(loginOfQuery(query)).toBeUndefined();
	});
});
