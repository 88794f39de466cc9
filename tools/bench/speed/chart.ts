import { kinds, type Kind } from './endpointKinds';
import { maxOverFloor, maxQuestionOverNothing, maxRefusedOverEndpoint } from './goals';
import type { Results } from './Results';
import { rounded } from './Spread';

interface Bar {
	label: string;
	value: number;
	colour: string;
}

const width = 860;
const labelWidth = 330;
const barHeight = 18;
const gap = 6;
const colours = {
	plain: '#8a94a6',
	least: '#c9a227',
	floor: '#c9a227',
	ours: '#1d74f5',
	quiet: '#6aa3f8',
	goal: '#c01f3c',
};

const shortNames = {
	direct: 'core endpoint',
	nothing: 'app that does nothing',
	least: 'app that only makes the REST call',
	floor: 'app that only makes the same five calls',
	ours: 'this app',
	quiet: 'this app, notice off',
};

/** Draws the most important results: an SVG that shows on light and on dark pages. */
export function chartOf({ endpoint, command, growth }: Results): string {
	const [{ kinds: one }] = endpoint.byConcurrency;
	const [{ question, nothing, refused, endpoint: script }] = command.byConcurrency;
	const colourOf = (kind: Kind): string => (kind === 'direct' || kind === 'nothing' ? colours.plain : colours[kind]);
	const bars = (percentile: 'p50' | 'p95'): Bar[] =>
		kinds.map((kind) => ({ label: shortNames[kind], value: one[kind][percentile], colour: colourOf(kind) }));
	const ours = (label: string, value: number): Bar => ({ label, value, colour: colours.ours });
	const panels = [
		panel('Endpoint, p50 in ms (line: goal for this app)', bars('p50'), one.floor.p50 * maxOverFloor.p50),
		panel('Endpoint, p95 in ms (line: goal for this app)', bars('p95'), one.floor.p95 * maxOverFloor.p95),
		panel(
			'Command to question, p50 in ms (line: goal)',
			[{ label: shortNames.nothing, value: nothing.p50, colour: colours.plain }, ours('question', question.p50)],
			rounded(nothing.p50 * maxQuestionOverNothing),
		),
		panel(
			'Confirmation to other client refused, p50 in ms (line: goal)',
			[ours("this app's endpoint", script.p50), ours('other client refused', refused.p50)],
			rounded(script.p50 * maxRefusedOverEndpoint),
		),
		panel(
			'How it grows: most to least (line: flat)',
			[
				ours('endpoint, login tokens of the user', growth.ratios.ours50Tokens),
				ours('endpoint, users with records', growth.ratios.oursRecords),
				ours('question, users with records', growth.ratios.questionRecords),
				ours('endpoint, earlier logouts by the user', growth.ratios.oursRevocations),
			],
			1,
		),
	];
	let top = 16;
	const drawn = panels.map(({ height, draw }) => {
		const svg = draw(top);
		top += height;
		return svg;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" viewBox="0 0 ${width} ${top}" font-family="sans-serif" font-size="13" role="img">
<title>How fast the app is</title>
<rect width="${width}" height="${top}" fill="#fff"/>
${drawn.join('\n')}
</svg>
`;
}

function panel(title: string, bars: Bar[], line: number): { height: number; draw: (top: number) => string } {
	const longest = Math.max(line, ...bars.map(({ value }) => value));
	const scale = (width - labelWidth - 90) / longest;
	const body = bars.length * (barHeight + gap);
	const draw = (top: number): string => {
		const first = top + 26;
		const x = labelWidth + line * scale;
		const yOf = (index: number): number => first + index * (barHeight + gap);
		const bodies = bars.map(
			({ value, colour }, index) =>
				`<rect x="${labelWidth}" y="${yOf(index)}" width="${fixed(value * scale)}" height="${barHeight}" fill="${colour}"/>`,
		);
		// On top of the line, which would strike some numbers out.
		const texts = bars.map(
			({ label, value }, index) =>
				`<text x="${labelWidth - 8}" y="${yOf(index) + 13}" text-anchor="end" fill="#333">${escaped(label)}</text>
<text x="${fixed(labelWidth + value * scale + 6)}" y="${yOf(index) + 13}" fill="#333" stroke="#fff" stroke-width="4" paint-order="stroke">${value}</text>`,
		);
		const goal = `<line x1="${fixed(x)}" y1="${first - 4}" x2="${fixed(x)}" y2="${first + body - 2}" stroke="${colours.goal}" stroke-width="2"/>`;
		return `<text x="12" y="${top + 12}" font-weight="bold" fill="#111">${escaped(title)}</text>\n${bodies.join('\n')}\n${goal}\n${texts.join('\n')}`;
	};
	return { height: body + 46, draw };
}

function fixed(value: number): string {
	return value.toFixed(1);
}

function escaped(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
