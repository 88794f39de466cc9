import { kinds } from './endpoint';
import type { Results } from './Results';

interface Bar {
	label: string;
	value: number;
	colour: string;
}

const width = 860;
const labelWidth = 330;
const barHeight = 18;
const gap = 6;
const colours = { plain: '#8a94a6', least: '#c9a227', ours: '#1d74f5', quiet: '#6aa3f8', goal: '#c01f3c' };

const shortNames = {
	direct: 'core endpoint',
	nothing: 'app that does nothing',
	least: 'app that only makes the REST call',
	ours: 'this app',
	quiet: 'this app, notice off',
};

/** Draws the most important results: an SVG that shows on light and on dark pages. */
export function chartOf({ endpoint, command, ledger, growth }: Results): string {
	const [one] = endpoint.byConcurrency;
	const colourOf = (kind: (typeof kinds)[number]): string =>
		kind === 'direct' || kind === 'nothing' ? colours.plain : colours[kind];
	const endpointBars = (percentile: 'p50' | 'p95'): Bar[] =>
		kinds.map((kind) => ({ label: shortNames[kind], value: one.kinds[kind][percentile], colour: colourOf(kind) }));
	const sum = (percentile: 'p50' | 'p95', times: number): number =>
		(one.kinds.direct[percentile] + one.kinds.nothing[percentile]) * times;
	const large = `${ledger.large.records / ledger.small.records} times the logins`;
	const panels = [
		panel('Endpoint, one call at a time: p50 in ms (line: goal)', endpointBars('p50'), sum('p50', 1.5)),
		panel('Endpoint, one call at a time: p95 in ms (line: goal)', endpointBars('p95'), sum('p95', 2)),
		panel(
			'Command: from the yes until another client is refused, in ms (line: goal for p95)',
			[
				{ label: 'p50', value: command.p50Ms, colour: colours.ours },
				{ label: 'p95', value: command.p95Ms, colour: colours.ours },
				{ label: 'p99', value: command.p99Ms, colour: colours.quiet },
			],
			150,
		),
		panel(
			'How it grows: multiple of the time with little (line: flat)',
			[
				{ label: 'endpoint, most tokens of a user', value: growth.ratios.ours50Tokens, colour: colours.ours },
				{ label: 'endpoint, most records of others', value: growth.ratios.oursRecords, colour: colours.ours },
				{ label: `noting a login, ${large}`, value: ledger.ratios.append, colour: colours.ours },
				{ label: `a user's history, ${large}`, value: ledger.ratios.history, colour: colours.ours },
				{ label: `removing a day, per login, ${large}`, value: ledger.ratios.retention, colour: colours.ours },
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
