/** A quoted part, the space between words, or any other character. */
const tokens = /(["'])((?:\\.|[^\\])*?)\1|[ \n\r\t]+|[^]/gs;

/**
 * Splits what stands behind a command into words, as Rocket.Chat does before it calls an app.
 *
 * Space around words does not count. Quotes, double or single, keep the space between them and are dropped; `\"` between
 * quotes stands for a quote. A quote without its partner is an ordinary character.
 */
export function commandWords(params: string): string[] {
	if (params.trim() === '') return [];
	const words: string[] = [];
	let word: string | undefined;
	let afterQuote = false;
	const endWord = (): void => {
		if (word !== undefined) words.push(word);
		word = undefined;
	};
	for (const [text, quote, quoted = ''] of params.matchAll(tokens)) {
		const isQuoted = quote !== undefined;
		const isSpace = !isQuoted && text.trim() === '' && ' \n\r\t'.includes(text.charAt(0));
		// Two quoted parts side by side are two words.
		if (isSpace || (isQuoted && afterQuote)) endWord();
		if (!isSpace) word = (word ?? '') + (isQuoted ? quoted.replace(/\\"/g, '"') : text);
		afterQuote = isQuoted;
	}
	endWord();
	return words;
}
