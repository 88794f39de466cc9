import { Callout } from '@rocket.chat/fuselage';
import { messageParser, modalParser } from '@rocket.chat/fuselage-ui-kit';
import type { ImageBlock, ImageElement } from '@rocket.chat/ui-kit';
import { BlockContext } from '@rocket.chat/ui-kit';
import type { ReactElement } from 'react';

import { Markdown } from '../room/Markdown';
import { useClient } from './clientContext';
import { ImageWithoutCredentials } from './ImageWithoutCredentials';

/**
 * Adapts Rocket.Chat's renderers as its client does, by replacing methods of the two instances: markdown becomes links and
 * bold text, and images know whether the page plays the mobile app.
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
	if (!mobile) return onWeb;
	if (crashes) return <Callout type="danger">The mobile app crashes on an image block in a modal.</Callout>;
	return <ImageWithoutCredentials url={block.imageUrl} alt={block.altText} />;
}
