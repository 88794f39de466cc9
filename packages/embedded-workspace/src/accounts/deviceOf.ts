import { UAParser } from 'ua-parser-js';

import type { SessionDevice } from '../store/SessionStore';

/** Returns what device management shows of a client, all of it read from its user agent by the rules of Rocket.Chat. */
export function deviceOf(userAgent: string): SessionDevice {
	if (userAgent.split(';')[0]?.trim() === mobileApp) return mobileDevice(userAgent);
	const { browser, os, device } = new UAParser(userAgent).getResult();
	if (userAgent.includes(' Electron/')) {
		const [, name, version] = userAgent.match(/(Rocket\.Chat)\/(\d+(?:\.\d+)+)/) ?? [];
		return shown('desktop-app', name, version, os);
	}
	// Rocket.Chat takes the type of the device for that of the client if there is one, and leaves it empty if only
	// the model is known.
	const type = device.type || device.model ? (device.type ?? '') : browser.name ? 'browser' : 'other';
	return shown(type, browser.name, browser.version, os);
}

const mobileApp = 'RC Mobile';

/** Reads the user agent of the mobile app, such as `RC Mobile; ios 17.5; v4.55.0 (51000)`. */
function mobileDevice(userAgent: string): SessionDevice {
	const [, system = '', app = ''] = userAgent.split(';').map((part) => part.trim());
	const [name, version] = system.split(' ');
	return shown('mobile-app', mobileApp, app.replace(/^v/, '').replace(/[()]/g, ''), { name, version });
}

function shown(
	type: string,
	name: string | undefined,
	longVersion = '',
	os: { name?: string; version?: string } = {},
): SessionDevice {
	return {
		type,
		name: name ?? '',
		longVersion,
		// A system without a version has no such field; a client without a system has both, empty.
		os: os.name ? { name: os.name, ...(os.version && { version: os.version }) } : { name: '', version: '' },
		version: longVersion.match(/(?:\d+\.){0,2}\d+/)?.[0] ?? '',
	};
}
