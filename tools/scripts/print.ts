/** Colours a text if standard output is a terminal that wants colours. */
export { styleText as styled } from 'util';

/** Lays out rows of text in columns, with a line below the headings. */
export function tableOf(headings: string[], rows: string[][]): string {
	const widths = headings.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column].length)));
	const line = (cells: string[]): string =>
		cells
			.map((cell, column) => cell.padEnd(widths[column]))
			.join('  ')
			.trimEnd();
	return [line(headings), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line), ''].join('\n');
}
