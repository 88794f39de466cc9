import { isIP } from 'net';

/** The longest IPv6 address in text: eight groups, or six and an IPv4 address. */
const maxLength = 45;

/**
 * Parses an IP address as proxies write it: `1.2.3.4`, `1.2.3.4:5678`, `2001:db8::1` or `[2001:db8::1]:443`.
 * Returns the address alone; undefined for anything else, also for zone ids (`fe80::1%eth0`), which can be any text.
 */
export function parseAddress(value: unknown): string | undefined {
	const text = typeof value === 'string' ? value.trim() : '';
	const [, bracketed, v4] = /^\[([^\]]*)\](?::\d{1,5})?$|^([\d.]+):\d{1,5}$/.exec(text) ?? [];
	const address = bracketed ?? v4 ?? text;
	return address.length <= maxLength && !address.includes('%') && isIP(address) > 0 ? address : undefined;
}
