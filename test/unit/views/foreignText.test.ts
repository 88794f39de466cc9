import { clientName } from '../../../src/security/clientName';

it.each([
	[
		'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
		'Chrome on Linux',
	],
	[
		'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0',
		'Edge on Windows',
	],
	[
		'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
		'Safari on macOS',
	],
	[
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
		'Safari on iOS',
	],
	['Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 'Firefox on Android'],
	[
		'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Rocket.Chat/4.5.0 Chrome/134.0 Electron/35.0 Safari/537.36',
		'Rocket.Chat desktop app on Windows',
	],
	['RC Mobile; ios 18.1; v4.60.0 (59000)', 'Rocket.Chat mobile app on iOS'],
	['RC Mobile; android 15; v4.60.0 (59000)', 'Rocket.Chat mobile app on Android'],
	['curl/8.5.0', 'curl 8.5.0'],
	['python-requests/2.32.3', 'python-requests 2.32.3'],
	['node', 'node'],
])('%s is %s', (userAgent, name) => {
	expect(clientName(userAgent)).toBe(name);
});

it.each([[undefined], [''], ['Mozilla/5.0'], ['<script>'], ['*bold* [link](https://example.com)'], ['@all']])(
	'%p tells nothing',
	(userAgent) => {
		expect(clientName(userAgent)).toBeUndefined();
	},
);

it('is short and plain whatever a client sends', () => {
	const name = clientName(`${'x'.repeat(30)}/1@all *bold* \n`.repeat(1000));
	expect(name).toMatch(/^[\w .-]{1,61}$/);
});
