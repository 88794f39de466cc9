import type { IApiResponse } from '@rocket.chat/apps-engine/definition/api';

/** Name of the file that a person taps on the device to keep, and that is downloaded then. */
export const keepFileName = 'keep-this-device.txt';

/** Never cached: the same address must reach the app each time it is asked for. */
const alwaysAsk = { 'Cache-Control': 'no-store' };

export function pictureAnswer(svg: string): IApiResponse {
	return { status: 200, headers: { ...alwaysAsk, 'Content-Type': 'image/svg+xml' }, content: svg };
}

export function fileAnswer(text: string): IApiResponse {
	const headers = {
		...alwaysAsk,
		'Content-Type': 'text/plain; charset=utf-8',
		'Content-Disposition': `attachment; filename="${keepFileName}"`,
	};
	return { status: 200, headers, content: `${text}\n` };
}
