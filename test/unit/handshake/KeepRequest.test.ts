import { loginToKeep } from '../../../src/handshake/KeepRequest';
import type { Carrier, Confirmation } from '../../../src/handshake/tickets';
import { keepRequest, token } from '../support/handshakeSetup';

const ticket = { id: 't', userId: 'alice', roomId: 'GENERAL', language: 'en', askedAt: 0 };
const confirmation = (carrier: Carrier): Confirmation => ({ ticket, id: 'c', at: 0, carrier });

const [picture, file] = [confirmation('picture'), confirmation('file')];
const alice = { userId: 'alice', authToken: token };
const phone = { userId: 'alice', authToken: 'phone' };
const bob = { userId: 'bob', authToken: 'x' };

describe('a picture', () => {
	it('names the login in the cookies', () => {
		expect(loginToKeep(picture, keepRequest())).toEqual(alice);
	});

	it.each([
		['no cookies', { cookieLogin: undefined }, 'unidentified'],
		['a login in its address only', { cookieLogin: undefined, queryLogin: alice }, 'unidentified'],
		['two logins', { cookieLogin: 'ambiguous' as const }, 'ambiguous-login'],
		["another user's cookies", { cookieLogin: bob }, 'other-user'],
	])('with %s does not', (_what, different, failure) => {
		expect(loginToKeep(picture, keepRequest(different))).toBe(failure);
	});

	it('never takes the login in its address', () => {
		expect(loginToKeep(picture, keepRequest({ queryLogin: phone }))).toEqual(alice);
	});
});

describe('a file', () => {
	it('names the login in its address, where the mobile app puts it', () => {
		expect(loginToKeep(file, keepRequest({ queryLogin: phone, cookieLogin: undefined }))).toEqual(phone);
		expect(loginToKeep(file, keepRequest({ queryLogin: alice }))).toEqual(alice);
	});

	it('otherwise names the login in the cookies', () => {
		expect(loginToKeep(file, keepRequest())).toEqual(alice);
	});

	it.each([
		['no login', { cookieLogin: undefined }, 'unidentified'],
		["another user's address", { queryLogin: bob, cookieLogin: undefined }, 'other-user'],
		['a login in its address and another one in the cookies', { queryLogin: phone }, 'ambiguous-login'],
		["another user's login in its address", { queryLogin: bob }, 'ambiguous-login'],
		[
			'a login in its address and two in the cookies',
			{ queryLogin: phone, cookieLogin: 'ambiguous' as const },
			'ambiguous-login',
		],
		['two logins', { cookieLogin: 'ambiguous' as const }, 'ambiguous-login'],
	])('with %s names none', (_what, different, failure) => {
		expect(loginToKeep(file, keepRequest(different))).toBe(failure);
	});
});

it.each<[string | undefined, boolean, boolean]>([
	[undefined, true, true],
	['same-origin', true, true],
	['none', false, true],
	['same-site', false, false],
	['cross-site', false, false],
	['', false, false],
	['Same-Origin', false, false],
	['same-origin, cross-site', false, false],
])('a request of the site %p is taken for a picture: %p, for a file: %p', (fetchSite, isPicture, isFile) => {
	const taken = (what: Confirmation): boolean => loginToKeep(what, keepRequest({ fetchSite })) !== 'other-site';
	expect([taken(picture), taken(file)]).toEqual([isPicture, isFile]);
});

it('another site is named before anything else, so nobody learns whose login a browser has', () => {
	expect(loginToKeep(picture, keepRequest({ fetchSite: 'cross-site', cookieLogin: bob }))).toBe('other-site');
});
