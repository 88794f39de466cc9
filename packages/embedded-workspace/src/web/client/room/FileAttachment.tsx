import { Icon } from '@rocket.chat/fuselage';

import { useClient } from '../apps/useInteractions';
import type { Login } from '../login/login';
import type { Attachment } from '../rest';

/** An attached file: on the web two links, in the mobile app one thing to tap. */
export function FileAttachment({ title = 'file', title_link: link, title_link_download: download }: Attachment) {
	const { mobile, login, notify } = useClient();
	if (link === undefined) {
		return <span>{title}</span>;
	}
	if (mobile) {
		const tap = (): void => void downloadAsMobile(link, title, login).catch((error) => notify(String(error)));
		return (
			<button type="button" className="file-tap" onClick={tap}>
				<Icon name="clip" size="x20" /> {title}
			</button>
		);
	}
	return (
		<span className="file-links">
			<a href={link} target="_blank" rel="noopener noreferrer">
				{title}
			</a>
			{download && (
				// Appended as it is, behind a query that may be there already: Rocket.Chat does so, and apps must cope with it.
				<a href={`${link}?download`} target="_blank" rel="noopener noreferrer" aria-label={`Download ${title}`}>
					<Icon name="cloud-arrow-down" size="x20" />
				</a>
			)}
		</span>
	);
}

/**
 * Downloads a file as the mobile app does when it is tapped: no cookies, but the login in the query if the file is the
 * workspace's own and the workspace protects files (mobile 4.58 and later).
 * @throws if the server refuses
 */
async function downloadAsMobile(link: string, fileName: string, login: Login): Promise<void> {
	const url = new URL(link, location.href);
	if (await takesLogin(url)) {
		url.searchParams.set('rc_token', login.authToken);
		url.searchParams.set('rc_uid', login.userId);
	}
	const answer = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' });
	if (!answer.ok) {
		throw new Error(`The file could not be downloaded: ${answer.status} ${await answer.text()}`);
	}
	save(await answer.blob(), fileName);
}

async function takesLogin({ origin }: URL): Promise<boolean> {
	const answer = await fetch('/api/v1/settings.public', { credentials: 'omit' });
	if (!answer.ok) {
		throw new Error(`The public settings could not be read: ${answer.status}`);
	}
	const { settings } = (await answer.json()) as { settings: { _id: string; value: unknown }[] };
	const valueOf = (id: string): unknown => settings.find(({ _id }) => _id === id)?.value;
	const ownOrigins = [location.origin, new URL(String(valueOf('Site_Url')), location.href).origin];
	return valueOf('FileUpload_ProtectFiles') === true && ownOrigins.includes(origin);
}

function save(blob: Blob, fileName: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(blob);
	link.download = fileName;
	link.click();
	URL.revokeObjectURL(link.href);
}
