import type { IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import { isRefusal, readSessionList } from '../../../src/workspace/sessionList';

const loginAt = '2026-11-20T12:00:00.000Z';
const listed = { device: { name: 'Chrome', os: { name: 'Windows' }, type: 'browser' }, ip: '10.1.2.3', loginAt };

function answer(data: unknown, statusCode = 200): IHttpResponse {
	return { statusCode, data } as IHttpResponse;
}

function listOf(...sessions: unknown[]) {
	return readSessionList(answer({ success: true, sessions, total: sessions.length }));
}

it('reads what is for people: browser, system, address, when', () => {
	expect(listOf(listed)).toEqual({
		sessions: [{ device: 'Chrome', os: 'Windows', address: '10.1.2.3', loginAt: Date.parse(loginAt) }],
		total: 1,
	});
});

it('puts the newest first, whatever the order of the answer', () => {
	const newer = { ...listed, loginAt: '2026-11-21T12:00:00.000Z' };
	expect(listOf(listed, newer)?.sessions.map(({ loginAt: at }) => new Date(at).toISOString())).toEqual([
		newer.loginAt,
		loginAt,
	]);
});

it.each([
	['RC Mobile', 'ios', 'Rocket.Chat mobile app', 'iOS'],
	['Rocket.Chat', 'android', 'Rocket.Chat desktop app', 'Android'],
])('calls %s on %s by the names used elsewhere', (name, os, device, system) => {
	expect(listOf({ ...listed, device: { name, os: { name: os } } })?.sessions).toMatchObject([{ device, os: system }]);
});

it.each([
	['nothing of the device', { ...listed, device: undefined }, { device: undefined, os: undefined }],
	['empty names', { ...listed, device: { name: '', os: { name: ' ' } } }, { device: undefined, os: undefined }],
	['no address', { ...listed, ip: 'none' }, { address: undefined }],
	['markup as a name', { ...listed, device: { name: '*x*[y](http://z)<b>' } }, { device: 'xyhttpzb' }],
	['a long name', { ...listed, device: { name: 'x'.repeat(1000) } }, { device: 'x'.repeat(60) }],
])('bears a session with %s', (_what, session, read) => {
	expect(listOf(session)?.sessions).toMatchObject([read]);
});

it.each([[undefined], ['soon'], [7], [null]])('leaves out a session of the time %p', (at) => {
	expect(listOf({ ...listed, loginAt: at }, listed)).toMatchObject({ sessions: [{ device: 'Chrome' }], total: 2 });
});

it('believes the workspace that there are more than it lists', () => {
	expect(readSessionList(answer({ success: true, sessions: [listed], total: 51 }))).toMatchObject({ total: 51 });
	expect(readSessionList(answer({ success: true, sessions: [listed], total: 'x' }))).toMatchObject({ total: 1 });
});

it.each([
	[undefined],
	[null],
	[answer({ success: true, sessions: [listed] }, 403)],
	[answer({ success: false, sessions: [listed] })],
	[answer({ success: true, sessions: 'none' })],
	[answer(null)],
	[answer('<html>')],
])('makes nothing of %j', (given) => {
	expect(readSessionList(given)).toBeUndefined();
});

it.each([
	[401, true],
	[403, true],
	[404, true],
	[200, false],
	[429, false],
	[500, false],
])('takes HTTP %i for a refusal: %p', (status, refused) => {
	expect(isRefusal(answer({}, status))).toBe(refused);
	expect(isRefusal(undefined)).toBe(false);
});

it('takes the 400 of a missing license for a refusal, and no other', () => {
	expect(isRefusal(answer({ success: false, errorType: 'error-action-not-allowed' }, 400))).toBe(true);
	expect(isRefusal(answer({ success: false, errorType: 'invalid-params' }, 400))).toBe(false);
	expect(isRefusal(answer(undefined, 400))).toBe(false);
});
