import type { AppWorkspace } from '../../../tools/harness/appWorkspace';
import { sharedWorkspace } from '../../support/sharedWorkspaces';
import { directMessages } from '../../support/storedMessages';
import { english, patternOf } from '../../support/texts';

/** The address in the security notice and in the app log is the one the nearest proxy saw, and always a real one. */
let workspace: AppWorkspace;
beforeAll(async () => {
	workspace = await sharedWorkspace();
});

const long = '1'.repeat(1000);

it.each<[string, Record<string, string>, string]>([
	['X-Real-IP', { 'x-real-ip': '192.0.2.7' }, '192.0.2.7'],
	['X-Real-IP before X-Forwarded-For', { 'x-real-ip': '192.0.2.7', 'x-forwarded-for': '192.0.2.8' }, '192.0.2.7'],
	['the last of several', { 'x-forwarded-for': '198.51.100.1, 192.0.2.9' }, '192.0.2.9'],
	['the last one that is an address', { 'x-forwarded-for': '198.51.100.1, 192.0.2.9, unknown, ' }, '192.0.2.9'],
	['an address with a port', { 'x-forwarded-for': '198.51.100.1, 192.0.2.9:5678' }, '192.0.2.9'],
	['IPv6 with a port', { 'x-forwarded-for': '198.51.100.1, [2001:db8::1]:443' }, '2001:db8::1'],
	['IPv6', { 'x-real-ip': '2001:db8::2' }, '2001:db8::2'],
	['an unusable X-Real-IP', { 'x-real-ip': 'unknown', 'x-forwarded-for': '192.0.2.9' }, '192.0.2.9'],
	['a zone id, which can be any text', { 'x-real-ip': '::1%some-text' }, 'unknown'],
	['a zone id in brackets', { 'x-real-ip': '[fe80::1%evil.example]:443' }, 'unknown'],
	['a thousand characters', { 'x-real-ip': long }, 'unknown'],
	['a thousand characters of IPv6', { 'x-forwarded-for': `::${long}` }, 'unknown'],
	['markup', { 'x-real-ip': '*1.2.3.4* `evil.example`' }, 'unknown'],
	['nothing', {}, 'unknown'],
])('%s', async (_what, headers, address) => {
	const [caller] = await workspace.newClients(1);
	expect((await workspace.callApp({ creds: caller, headers })).status).toBe(200);
	const line = (await workspace.logLines()).find((each) => each.includes(` user=${caller.userId} `));
	expect(/ address=(\S+)/.exec(line ?? '')?.[1]).toBe(address);
	const [{ msg }] = await directMessages(workspace, caller);
	const shown = address === 'unknown' ? english('notice_unknown_address') : `\`${address}\``;
	expect(msg).toMatch(patternOf('notice_from', { address: shown }));
});
