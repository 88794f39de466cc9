/**
 * Makes a name of a User-Agent that a person recognizes, e.g. `Firefox on Windows` or `curl 8.5.0`; undefined where it
 * says nothing. Good for wording, not for decisions: a client can send what it likes. Holds letters, digits, spaces and
 * `.-_/` only, so that it can stand in a message.
 */
export function clientName(userAgent: string | undefined): string | undefined {
	const text = (userAgent ?? '').slice(0, 500);
	const name = programOf(userAgent);
	const system = systems.find(([pattern]) => pattern.test(text))?.[1];
	if (name) {
		return system ? `${name} on ${system}` : name;
	}
	const [, product, version = ''] = /^([\w.-]{1,40})(?:\/([\w.-]{1,20}))?/.exec(text) ?? [];
	return product && product !== 'Mozilla' ? `${product} ${version}`.trim() : undefined;
}

/** The browser or app with a person in front of it, e.g. `Firefox`; undefined for a script, or where it is not told. */
export function programOf(userAgent: string | undefined): string | undefined {
	const text = (userAgent ?? '').slice(0, 500);
	return programs.find(([pattern]) => pattern.test(text))?.[1];
}

/** In this order: most name those they descend from, too. */
const programs: [pattern: RegExp, name: string][] = [
	[/^RC Mobile/, 'Rocket.Chat mobile app'],
	[/ Electron\//, 'Rocket.Chat desktop app'],
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
