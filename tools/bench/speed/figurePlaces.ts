/** Puts figures into their place. @throws Error if the text has no such place */
export function withFigures(text: string, name: string, figures: string): string {
	const [begin, end] = [`<!-- figures: ${name} -->`, '<!-- end of figures -->'];
	const from = text.indexOf(begin) + begin.length;
	const to = text.indexOf(end, from);
	if (!text.includes(begin) || to < 0)
		throw new Error(`docs/performance.md has no place for "${name}": ${begin} ... ${end}`);
	return `${text.slice(0, from)}\n\n${figures}\n\n${text.slice(to)}`;
}
