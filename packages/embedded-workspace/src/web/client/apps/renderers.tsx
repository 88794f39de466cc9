import { Callout } from '@rocket.chat/fuselage';
import { messageParser, modalParser } from '@rocket.chat/fuselage-ui-kit';
import type { ImageBlock, ImageElement } from '@rocket.chat/ui-kit';
import { BlockContext } from '@rocket.chat/ui-kit';
import type { ReactElement, ReactNode } from 'react';
import { useEffect, useState } from 'react';

import { useClient } from './useInteractions';

/**
 * Adapts Rocket.Chat's renderers as its client does, by replacing methods of the two instances: markdown becomes links and
 * bold text, and images know whether the page acts like the mobile app.
 */
export function adaptRenderers(): void {
	for (const renderer of [modalParser, messageParser]) {
		const drawImage = renderer.image.bind(renderer);
		renderer.mrkdwn = ({ text }, context, index) =>
			context === BlockContext.BLOCK ? null : <Markdown key={index} text={text} />;
		renderer.image = (block, context, index) => (
			<PlatformImage
				key={index}
				block={block}
				crashes={renderer === modalParser && context === BlockContext.BLOCK}
				onWeb={drawImage(block, context, index)}
			/>
		);
	}
}

interface PlatformImageProps {
	block: ImageBlock | ImageElement;
	/** Whether the mobile app cannot show it: a top-level image of a modal. */
	crashes: boolean;
	onWeb: ReactElement | null;
}

function PlatformImage({ block, crashes, onWeb }: PlatformImageProps) {
	const { mobile } = useClient();
	if (!mobile) {
		return onWeb;
	}
	if (crashes) {
		return <Callout type="danger">The mobile app crashes on an image block in a modal.</Callout>;
	}
	return <ImageWithoutCredentials url={block.imageUrl} alt={block.altText} />;
}

/** An image as the mobile app loads it: the server gets no cookie with the request. */
function ImageWithoutCredentials({ url, alt }: { url: string; alt: string }) {
	const [source, setSource] = useState<string>();
	useEffect(() => {
		const abort = new AbortController();
		let created: string | undefined;
		// An <img> always sends the cookies of its own origin, whatever its crossorigin attribute says.
		fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer', signal: abort.signal })
			.then((answer) => answer.blob())
			.then((blob) => setSource((created = URL.createObjectURL(blob))))
			.catch(() => setSource(undefined));
		return () => {
			abort.abort();
			if (created !== undefined) {
				URL.revokeObjectURL(created);
			}
		};
	}, [url]);
	return source === undefined ? null : <img className="mobile-image" src={source} alt={alt} />;
}

/** What this client knows of Rocket.Chat's markdown: code, bold, and links. */
const pattern = /`(?<code>[^`\n]+)`|\*{1,2}(?<bold>[^*\n]+)\*{1,2}|(?<link>https?:\/\/[^\s<>"]+)/g;

export function Markdown({ text }: { text: string }) {
	const parts: ReactNode[] = [];
	let end = 0;
	for (const match of text.matchAll(pattern)) {
		const start = match.index ?? 0;
		parts.push(text.slice(end, start), <Marked key={start} {...match.groups} />);
		end = start + match[0].length;
	}
	return (
		<span className="markdown">
			{parts}
			{text.slice(end)}
		</span>
	);
}

interface Groups {
	code?: string;
	bold?: string;
	link?: string;
}

function Marked({ code, bold, link }: Groups) {
	if (code !== undefined) {
		return <code>{code}</code>;
	}
	if (bold !== undefined) {
		return <strong>{bold}</strong>;
	}
	return (
		<a href={link} target="_blank" rel="noopener noreferrer">
			{link}
		</a>
	);
}
