import type { TextKey, Translate } from './texts';

/**
 * Returns a name for a User-Agent that a person recognizes, e.g. `Firefox on Windows` or `curl 8.5.0`; undefined if it says
 * nothing. For wording, never for decisions: a client can send what it likes.
 */
export function clientName(userAgent: string | undefined, t: Translate): string | undefined {
	const text = (userAgent ?? '').slice(0, 500);
	const program = programs.find(([pattern]) => pattern.test(text))?.[1];
	const os = systems.find(([pattern]) => pattern.test(text))?.[1];
	if (program) {
		const device = typeof program === 'string' ? program : t(program.key);
		return os ? t('result_session', { device, os }) : device;
	}
	const [, product, version = ''] = /^([\w.-]{1,40})(?:\/([\w.-]{1,20}))?/.exec(text) ?? [];
	return product && product !== 'Mozilla' ? `${product} ${version}`.trim() : undefined;
}

/** In this order: most browsers also name those they descend from. */
const programs: [pattern: RegExp, name: string | { key: TextKey }][] = [
	[/^RC Mobile/, { key: 'client_mobile_app' }],
	[/ Electron\//, { key: 'client_desktop_app' }],
	[/\bEdgA?\//, 'Edge'],
	[/\bOPR\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(Firefox|FxiOS)\//, 'Firefox'],
	[/\b(HeadlessChrome|Chrome|CriOS)\//, 'Chrome'],
	[/\bSafari\//, 'Safari'],
];

const systems: [pattern: RegExp, name: string][] = [
	[/\b(iPhone|iPad|iPod|ios)\b/, 'iOS'],
	[/\bandroid\b/i, 'Android'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
	[/\bLinux\b/, 'Linux'],
];

const maxCodeLength = 60;

/** Backticks and line breaks would end the code. Invisible characters can reorder the text. In ES2017 no literal has `\p`. */
const unwanted = new RegExp('[`\\p{C}\\p{Zl}\\p{Zp}]', 'gu');

/** Returns untrusted text (a User-Agent, a name, an address) as inline code: in chat never a link, a mention or markup. */
export function asCode(untrusted: string): string {
	const text = Array.from(untrusted.replace(unwanted, ' ').trim()).slice(0, maxCodeLength).join('').trim();
	return `\`${text || '?'}\``;
}
