import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

import { formatFile } from './check';

/**
 * Writes texts into their places in a document, between `<!-- figures: <name> -->` and `<!-- end of figures -->`.
 * @param path from the folder of the project
 * @throws Error if the document has no such place
 */
export function writeFigures(path: string, figures: Record<string, string>): void {
	const document = join(__dirname, '../..', path);
	let text = readFileSync(document, 'utf8');
	for (const [name, content] of Object.entries(figures)) {
		text = withFigures(text, name, content);
	}
	writeFileSync(document, text);
	formatFile(document);
}

/** Puts figures into their place and leaves everything else. @throws Error if the text has no such place */
export function withFigures(text: string, name: string, figures: string): string {
	const [begin, end] = [`<!-- figures: ${name} -->`, '<!-- end of figures -->'];
	const from = text.indexOf(begin) + begin.length;
	const to = text.indexOf(end, from);
	if (!text.includes(begin) || to < 0) {
		throw new Error(`The document has no place for "${name}": ${begin} ... ${end}`);
	}
	return `${text.slice(0, from)}\n\n${figures}\n\n${text.slice(to)}`;
}

export function markdownTable(headings: string[], rows: string[][]): string {
	const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
	return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}
