import { execFile } from 'child_process';
import { promisify } from 'util';

import { findChromium } from 'embedded-workspace/browser';

/**
 * Returns why apps cannot run on this machine; `undefined` if they can.
 * @param header of Node's diagnostic report
 */
export function noApps(header: object = reportHeader(), platform = process.platform): string | undefined {
	if (platform !== 'linux' || 'glibcVersionRuntime' in header) {
		return undefined;
	}
	return 'Apps cannot run here: this system (Alpine, for example) has musl, and Deno is made for glibc only. `npm run test:unit` works.';
}

function reportHeader(): object {
	const report = process.report?.getReport() as { header?: object } | undefined;
	return report?.header ?? {};
}

/** Returns why the browser tests will fail on this machine; `undefined` if they have a browser that starts. */
export async function noBrowser(find = findChromium): Promise<string | undefined> {
	try {
		const { executablePath, env } = await find();
		// On Windows this would open a window.
		if (process.platform === 'win32') {
			return undefined;
		}
		await promisify(execFile)(executablePath, ['--version'], { env: { ...process.env, ...env } });
		return undefined;
	} catch (error) {
		const { stderr, message } = error as { stderr?: string; message: string };
		return `The browser tests will fail: ${(stderr || message).trim().split('\n')[0]}`;
	}
}
