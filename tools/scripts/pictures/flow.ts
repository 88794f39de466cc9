import type { Scheme, Size, Stage } from './Stage';

/** What two clients of one user show, step by step. */
export type Shots = { laptop: Buffer; phone: Buffer }[];

const steps = ['Type the command', 'Confirm', 'All others are logged out'];
const size: Size = { width: 1056, height: 513 };

/** Of GitHub's pages, so that the frame has no edge there. */
const colors: Record<Scheme, Record<'ground' | 'text' | 'quiet' | 'step' | 'accent', string>> = {
	light: { ground: '#ffffff', text: '#1f2328', quiet: '#59636e', step: '#d1d9e0', accent: '#0969da' },
	dark: { ground: '#0d1117', text: '#f0f6fc', quiet: '#9198a1', step: '#3d444d', accent: '#1f6feb' },
};

/** Draws one frame for each step: both clients side by side, and below them which step it is. */
export async function drawFrames(stage: Stage, shots: Shots): Promise<Buffer[]> {
	const frames: Buffer[] = [];
	for (const [step, { laptop, phone }] of shots.entries()) {
		const page = await stage.openHtml(
			`<style>${styleOf(stage.scheme)}</style>
			<figure>Your laptop<img src="${urlOf(laptop)}" height="405"></figure>
			<figure>Your lost phone<img src="${urlOf(phone)}" height="405"></figure>
			<ol>${steps.map((text, index) => `<li${index === step ? ' class="now"' : ''}>${text}</li>`).join('')}</ol>`,
			size,
		);
		frames.push(await page.screenshot());
		await page.close();
	}
	return frames;
}

function urlOf(png: Buffer): string {
	return `data:image/png;base64,${png.toString('base64')}`;
}

function styleOf(scheme: Scheme): string {
	const { ground, text, quiet, step, accent } = colors[scheme];
	return `
		body { align-content: center; background: ${ground}; color: ${quiet}; display: grid; font: 600 18px 'Open Sans', sans-serif;
			gap: 14px 24px; grid-template-columns: auto auto; justify-content: center; margin: 0; min-height: 100vh }
		figure { display: grid; gap: 8px; margin: 0; text-align: center }
		img { display: block }
		ol { counter-reset: step; display: flex; grid-column: 1 / -1; justify-content: space-between; list-style: none; margin: 0; padding: 0 }
		li { align-items: center; counter-increment: step; display: flex; gap: 10px }
		li::before { background: ${step}; border-radius: 50%; color: ${text}; content: counter(step); height: 30px; line-height: 30px;
			text-align: center; width: 30px }
		.now { color: ${text} }
		.now::before { background: ${accent}; color: #fff }
	`;
}
