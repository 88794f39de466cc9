import * as util from 'util';

type Style = 'bold' | 'dim' | 'green' | 'red';

/** Newer than the Node types here: Node has it from 20.12 on. */
const { styleText } = util as { styleText?: (style: Style, text: string) => string };

/** Colours a text if standard output is a terminal that wants colours. */
export function styled(style: Style, text: string): string {
	const isWanted = process.stdout.isTTY === true && process.env.NO_COLOR === undefined && process.env.TERM !== 'dumb';
	return isWanted && styleText ? styleText(style, text) : text;
}
