import type { ReactNode } from 'react';

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
	if (code !== undefined) return <code>{code}</code>;
	if (bold !== undefined) return <strong>{bold}</strong>;
	return (
		<a href={link} target="_blank" rel="noopener noreferrer">
			{link}
		</a>
	);
}
