import type { Login } from '../session/storedLogin';

/**
 * Downloads a file as the mobile app does when it is tapped: no cookies, but the login in the query.
 * @throws if the server refuses
 */
export async function downloadAsMobile(link: string, fileName: string, login: Login): Promise<void> {
	const url = new URL(link, location.href);
	url.searchParams.set('rc_token', login.authToken);
	url.searchParams.set('rc_uid', login.userId);
	const answer = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' });
	if (!answer.ok) throw new Error(`The file could not be downloaded: ${answer.status} ${await answer.text()}`);
	save(await answer.blob(), fileName);
}

function save(blob: Blob, fileName: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(blob);
	link.download = fileName;
	link.click();
	URL.revokeObjectURL(link.href);
}
