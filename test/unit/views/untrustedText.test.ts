import fc from 'fast-check';

import { type Language, translatorFor } from '../../../src/views/texts';
import { asCode, clientName } from '../../../src/views/untrustedText';
import { english, linksIn } from '../support/locales';
import { anyText } from '../support/anyText';

const mozilla = 'Mozilla/5.0';
const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('clientName', () => {
	it.each([
		[`${mozilla} (X11; Linux x86_64) ${webkit} Chrome/143.0.0.0 Safari/537.36`, 'Chrome on Linux'],
		[`${mozilla} (X11; Linux x86_64) ${webkit} HeadlessChrome/143.0.0.0 Safari/537.36`, 'Chrome on Linux'],
		[`${mozilla} (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/143.0.0.0 Safari/537.36`, 'Chrome on ChromeOS'],
		[`${mozilla} (Windows NT 10.0; Win64; x64) ${webkit} Chrome/143.0.0.0 Safari/537.36 Edg/143.0`, 'Edge on Windows'],
		[`${mozilla} (Windows NT 10.0; Win64; x64) ${webkit} Chrome/143.0.0.0 Safari/537.36 OPR/120.0`, 'Opera on Windows'],
		[
			`${mozilla} (Linux; Android 15) ${webkit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile`,
			'Samsung Internet on Android',
		],
		[`${mozilla} (Linux; Android 10; K) ${webkit} Chrome/143.0.0.0 Mobile Safari/537.36 EdgA/143.0`, 'Edge on Android'],
		[`${mozilla} (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.0 Safari/605.1.15`, 'Safari on macOS'],
		[
			`${mozilla} (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${webkit} Version/18.0 Mobile/15E148 Safari/604.1`,
			'Safari on iOS',
		],
		[`${mozilla} (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${webkit} CriOS/143.0 Mobile/15E148`, 'Chrome on iOS'],
		[`${mozilla} (iPad; CPU OS 18_0 like Mac OS X) ${webkit} FxiOS/145.0 Mobile/15E148`, 'Firefox on iOS'],
		[`${mozilla} (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0`, 'Firefox on Android'],
		[
			`${mozilla} (Windows NT 10.0; Win64; x64) ${webkit} Rocket.Chat/4.5.0 Chrome/134.0 Electron/35.0 Safari/537.36`,
			'Rocket.Chat desktop app on Windows',
		],
		['RC Mobile; ios 18.1; v4.60.0 (59000)', 'Rocket.Chat mobile app on iOS'],
		['RC Mobile; android 15; v4.60.0 (59000)', 'Rocket.Chat mobile app on Android'],
		[`${mozilla} Firefox/145.0`, 'Firefox'],
		['curl/8.5.0', 'curl 8.5.0'],
		['Rocket.Chat/6.5.3', 'Rocket.Chat 6.5.3'],
		['node', 'node'],
	])('%s is %s', (userAgent, name) => {
		expect(clientName(userAgent, english.t)).toBe(name);
	});

	it.each([
		undefined,
		'',
		mozilla,
		`${mozilla} (X11)`,
		'<script>',
		'*bold* [link](https://example.com)',
		'@all',
		' curl/8',
		'(',
		'\n',
	])('%p says nothing', (userAgent) => {
		expect(clientName(userAgent, english.t)).toBeUndefined();
	});

	it.each<[Language, string, string]>([
		['de', 'Chrome unter Windows', 'mobile Rocket.Chat-App unter iOS'],
		['fr', 'Chrome sous Windows', 'application mobile Rocket.Chat sous iOS'],
		['zh', 'Chrome（Windows）', 'Rocket.Chat 移动应用（iOS）'],
	])('is in the language of the reader: %s', (language, browser, app) => {
		const t = translatorFor(language);
		const userAgent = `${mozilla} (Windows NT 10.0; Win64; x64) ${webkit} Chrome/143.0.0.0 Safari/537.36`;
		expect(clientName(userAgent, t)).toBe(browser);
		expect(clientName('RC Mobile; ios 18.1; v4.60.0 (59000)', t)).toBe(app);
		expect(clientName('curl/8.5.0', t)).toBe('curl 8.5.0');
	});

	it('is short and plain whatever a client sends, in no time', () => {
		const name = clientName(`${'x'.repeat(30)}/1@all *bold* \n`.repeat(100_000), english.t);
		expect(name).toMatch(/^[\w .-]{1,61}$/);
	});
});

describe('asCode', () => {
	it.each([
		['curl 8.5.0', '`curl 8.5.0`'],
		['evil.com/login', '`evil.com/login`'],
		['Ünï 💥 名前', '`Ünï 💥 名前`'],
		['  x  ', '`x`'],
		['', '`?`'],
		['`', '`?`'],
		['\n\r\t', '`?`'],
		['a`b', '`a b`'],
		['`evil.com`', '`evil.com`'],
		['a\nb', '`a b`'],
		['a\r\n*b*', '`a  *b*`'],
		['a\u2028b\u2029c', '`a b c`'],
		['a\u0000b', '`a b`'],
		['a\u001b[31mb', '`a [31mb`'],
		['a\u202egnp.exe', '`a gnp.exe`'],
		['a\u2066b\u2069c\u200ed\u061ce', '`a b c d e`'],
	])('%j is %s', (foreign, code) => {
		expect(asCode(foreign)).toBe(code);
	});

	it('is at most 60 characters, with no space at the end', () => {
		expect(asCode('x'.repeat(1000))).toBe(`\`${'x'.repeat(60)}\``);
		expect(asCode(`${'x'.repeat(59)} yz`)).toBe(`\`${'x'.repeat(59)}\``);
	});

	it('is one piece of code on one line for anything, with nothing to click in it', () => {
		const parts = ['`', '\n', '*', '_', '~', '@all', 'evil.com', 'https://evil.com', '](', '\u202e', '\u2028'];
		const text = fc.oneof(
			anyText(),
			fc.array(fc.constantFrom(...parts)).map((some) => some.join('')),
		);
		fc.assert(
			fc.property(text, (foreign) => {
				expect(asCode(foreign)).toMatch(/^`[^`\n\r\u2028\u2029\u202a-\u202e\u2066-\u2069]{1,60}`$/);
				expect(linksIn(asCode(foreign))).toEqual([]);
			}),
		);
	});
});
