import { Icon } from '@rocket.chat/fuselage';

import { useClient } from '../interaction/clientContext';
import type { Attachment } from '../rest/answers';
import { downloadAsMobile } from './downloadAsMobile';

/** An attached file: on the web two links, in the mobile app one thing to tap. */
export function FileAttachment({ title = 'file', title_link: link, title_link_download: download }: Attachment) {
	const { mobile, login, notify } = useClient();
	if (link === undefined) return <span>{title}</span>;
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
