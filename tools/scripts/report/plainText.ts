/** Far more than any server needs to say what is wrong. */
const maxLength = 1000;

/** Colours and the like. */
// oxlint-disable-next-line no-control-regex -- that is what it looks for
const terminalSequences = /\u001b\[[0-?]*[ -/]*[@-~]/g;

/** Control characters, and characters that nobody sees but that can turn text around. */
const invisible = /\p{Cc}|\p{Cf}/gu;

/**
 * Makes a text that may come from a server safe to print: one line, and nothing that a terminal would obey. A line break
 * could fake a line of a report.
 */
export function plainText(text: string): string {
	const line = text.replace(terminalSequences, '').replace(/\s+/g, ' ').replace(invisible, '').trim();
	return line.length > maxLength ? `${line.slice(0, maxLength)} …` : line;
}
