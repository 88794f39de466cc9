import type { Attachment } from '../rest/answers';
import { FileAttachment } from './FileAttachment';
import { Markdown } from './Markdown';

export function MessageAttachment(attachment: Attachment) {
	const { type, title, text, image_url: image, color } = attachment;
	return (
		<div className="attachment" style={{ borderColor: color }}>
			{(type === 'file' || attachment.title_link) && <FileAttachment {...attachment} />}
			{type !== 'file' && !attachment.title_link && title && <strong>{title}</strong>}
			{text && <Markdown text={text} />}
			{image && <img src={image} alt={title ?? ''} />}
		</div>
	);
}
