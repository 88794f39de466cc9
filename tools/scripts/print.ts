import * as util from 'util';

type Style = 'bold' | 'dim' | 'green' | 'red';

/** Newer than the Node types here: Node has it from 20.12 on. */
const { styleText } = util as { styleText?: (style: Style, text: string) => string };

/** Colours a text if standard output is a terminal that wants colours. */
export function styled(style: Style, text: string): string {
	const isWanted = process.stdout.isTTY === true && process.env.NO_COLOR === undefined && process.env.TERM !== 'dumb';
	return isWanted && styleText ? styleText(style, text) : text;
}

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
