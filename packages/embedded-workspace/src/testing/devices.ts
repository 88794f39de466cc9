/** What a workspace can tell of the device a client runs on. */
export interface Device {
	userAgent: string;
	/** Sent as `X-Real-IP`, which a proxy in front of a workspace does. */
	address: string;
}

const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';

export function chromeOnWindows(address: string): Device {
	return { userAgent: `${windows} ${webKit} Chrome/126.0.6478.127 Safari/537.36`, address };
}

export function firefoxOnLinux(address: string): Device {
	return { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', address };
}

/** Rocket.Chat's desktop app. */
export function desktopOnWindows(address: string): Device {
	const app = 'Rocket.Chat/4.0.1 Chrome/124.0.6367.243 Electron/30.1.0';
	return { userAgent: `${windows} ${webKit} ${app} Safari/537.36`, address };
}

/** Rocket.Chat's mobile app. */
export function mobileOnAndroid(address: string): Device {
	return { userAgent: 'RC Mobile; android 14; v4.55.0 (51000)', address };
}
