/** What apps show: modals and messages, as clients get them. */

export interface Modal {
	id: string;
	title: { text: string };
	blocks: {
		type: string;
		text?: { text: string };
		elements?: { text: string }[];
		accessory?: { type: string; imageUrl: string };
	}[];
	submit?: { text: { text: string } };
	close?: { text: { text: string } };
}

/** A message as clients get it. */
export interface ShownMessage {
	rid: string;
	msg: string;
	tmid?: string;
	blocks?: unknown;
	attachments?: { type: string; title: string; title_link: string; title_link_download: boolean }[];
}

/** The address of a modal's picture. */
export function pictureOf({ blocks }: Modal): string {
	const url = blocks.map(({ accessory }) => accessory?.imageUrl).find(Boolean);
	if (url === undefined) {
		throw new Error('The modal has no picture.');
	}
	return url;
}

/** The address of a message's file. */
export function fileOf({ attachments = [] }: ShownMessage): string {
	if (attachments.length !== 1) {
		throw new Error('The message has no file.');
	}
	return attachments[0].title_link;
}
