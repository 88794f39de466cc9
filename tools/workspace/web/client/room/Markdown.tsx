import type { ReactNode } from 'react';

/** What this client knows of Rocket.Chat's markdown: code, bold, italic, named links, and bare links. */
const pattern =
	/`(?<code>[^`\n]+)`|\*{1,2}(?<bold>[^*\n]+)\*{1,2}|(?<!\w)_(?<italic>[^_\n]+)_(?!\w)|\[(?<name>[^\]\n]+)\]\((?<target>https?:\/\/[^)\s]+)\)|(?<bare>https?:\/\/[^\s<>"]+)/g;

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
	italic?: string;
	name?: string;
	target?: string;
	bare?: string;
}

function Marked({ code, bold, italic, name, target, bare }: Groups) {
	if (code !== undefined) return <code>{code}</code>;
	if (bold !== undefined) return <strong>{bold}</strong>;
	if (italic !== undefined) return <em>{italic}</em>;
	return (
		<a href={target ?? bare} target="_blank" rel="noopener noreferrer">
			{name ?? bare}
		</a>
	);
}
