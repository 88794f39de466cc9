import type { Request } from 'playwright-core';

import type { WebClient } from '../../../src/browser';

/** Opens the modal of the tryout app and submits it with this name, which decides what the app answers. */
export async function submitName(client: WebClient, name: string): Promise<void> {
	await client.command('/tryout');
	await client.modal().getByRole('textbox').fill(name);
	await client.submit();
}

/** Returns the list of all requests for the app's picture from now on; it grows. */
export function pictureRequests({ page }: WebClient): Request[] {
	const requests: Request[] = [];
	page.on('request', (request) => request.url().includes('/picture?') && requests.push(request));
	return requests;
}
