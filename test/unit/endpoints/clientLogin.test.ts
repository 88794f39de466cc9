import { loginOfCookies, loginOfQuery } from '../../../src/endpoints/clientLogin';

const token = 'SnS70r0VkngGFrSbxVK-pdwFMEzhefcjQgdnXaPeAaq';
const login = { userId: 'alice', authToken: token };
const both = `rc_uid=alice; rc_token=${token}`;
const ofCookies = (cookie: unknown): unknown => loginOfCookies({ headers: { cookie } });

describe('loginOfCookies', () => {
	it.each([
		['among others', `theme=dark; rc_uid=alice; a=b=c; rc_token=${token}; last`],
		['without a space between them', `rc_uid=alice;rc_token=${token}`],
		['with more spaces than needed', `  rc_uid = alice ;   rc_token =  ${token}  `],
		['in quotes', `rc_uid="alice"; rc_token="${token}"`],
		['percent-encoded', `rc_uid=%61lice; rc_token=${token.replace('-', '%2D')}`],
		['beside names that are almost theirs', `xrc_uid=bob; rc_token2=x; ${both}; rc_uid_=bob`],
		['beside names of the language', `__proto__=x; constructor=y; ${both}`],
	])('reads the two cookies: %s', (_how, cookie) => {
		expect(ofCookies(cookie)).toEqual(login);
	});

	it.each([
		['the same text', `${both}; ${both}`],
		['one in quotes', `${both}; rc_token="${token}"; rc_uid="alice"`],
		['one encoded', `${both}; rc_token=${token.replace('-', '%2D')}; rc_uid=%61lice`],
	])('reads cookies that are there twice with one value: %s', (_how, cookie) => {
		expect(ofCookies(cookie)).toEqual(login);
	});

	it.each([
		['tokens', `${both}; rc_token=planted`],
		['tokens, the planted one first', `rc_token=planted; ${both}`],
		['users', `${both}; rc_uid=bob`],
		['tokens, one encoded', `${both}; rc_token=%70lanted`],
		['tokens by case', `${both}; rc_token=${token.toUpperCase()}`],
		['tokens, one of them empty', `${both}; rc_token=`],
		['users without a token', 'rc_uid=alice; rc_uid=bob'],
	])('refuses two %s that differ: one may have been planted', (_what, cookie) => {
		expect(ofCookies(cookie)).toBe('ambiguous');
	});

	it('takes a token as it is if its encoding is broken', () => {
		expect(ofCookies('rc_uid=alice; rc_token=100%')).toEqual({ userId: 'alice', authToken: '100%' });
	});

	it.each([
		['none', undefined],
		['only separators', ';;; = ; =;'],
		['no token', 'rc_uid=alice'],
		['no user', `rc_token=${token}`],
		['a token of nothing but quotes', 'rc_uid=alice; rc_token=""'],
		['the token null', 'rc_uid=alice; rc_token=null'],
		['the token undefined', 'rc_uid=alice; rc_token=undefined'],
		['the user null', `rc_uid=null; rc_token=${token}`],
		['names in capitals', `RC_UID=alice; RC_TOKEN=${token}`],
		['a token with a line break', 'rc_uid=alice; rc_token=a%0d%0aX-User-Id:bob'],
	])('finds no login in %s', (_what, cookie) => {
		expect(ofCookies(cookie)).toBeUndefined();
	});

	it.each([
		['of one name', 'x=', both, login],
		['of a planted token', 'rc_token=', both, 'ambiguous'],
	])('reads a header with thousands of values %s in one pass', (_what, prefix, rest, expected) => {
		const startedAt = performance.now();
		const header = Array.from({ length: 200_000 }, (_, i) => `${prefix}${i}`).join('; ');
		expect(ofCookies(`${header}; ${rest}`)).toEqual(expected);
		// One pass takes a fraction of a second, comparing each with each takes minutes.
		expect(performance.now() - startedAt).toBeLessThan(10_000);
	});

	// Anybody may send such a header. If a gap cost the square of its length, it would take minutes.
	it.each([' ', '=', '"'])('reads a header with a huge gap of %p in no time', (character) => {
		const startedAt = performance.now();
		expect(ofCookies(`${character.repeat(300_000)}; ${both}`)).toEqual(login);
		expect(performance.now() - startedAt).toBeLessThan(10_000);
	});
});

describe('loginOfQuery', () => {
	const query = { confirmation: 'x', rc_uid: 'alice', rc_token: token };
	const ofDestination = (dest: unknown): unknown => loginOfQuery({ query, headers: { 'sec-fetch-dest': dest } });

	it('reads what the mobile app appends', () => {
		expect(loginOfQuery({ query, headers: {} })).toEqual(login);
		expect(loginOfQuery({ query })).toEqual(login);
	});

	it('reads what an older one appends with a second question mark', () => {
		expect(loginOfQuery({ query: { confirmation: 'x?rc_uid=alice', rc_token: token } })).toEqual(login);
	});

	it.each(['document', 'empty'])('takes it for a file that is opened: %s', (destination) => {
		expect(ofDestination(destination)).toEqual(login);
	});

	it.each([
		...['image', 'iframe', 'script', 'style', 'object', 'video', '', 'Document', 'document, image', 'something new'],
	])('never takes it from what a page shows: %p', (destination) => {
		expect(ofDestination(destination)).toBeUndefined();
	});

	it.each([undefined, 'null', 'a\r\nb', ['x']])('takes the token %p for none', (rc_token) => {
		expect(loginOfQuery({ query: { rc_uid: 'alice', rc_token } })).toBeUndefined();
	});

	it.each([undefined, 'null'])('takes the user %p for none', (rc_uid) => {
		expect(loginOfQuery({ query: { rc_uid, rc_token: token } })).toBeUndefined();
	});
});
