import { clientPicture, donePicture, failedPicture } from '../../../src/views/pictures';
import { textsIn } from '../../../src/views/texts';

const languages = ['de', 'en', 'es', 'fr', 'pt-BR'] as const;
const pictures = { clientPicture, donePicture, failedPicture };

it.each(languages)('stand on their own and pass a strict Content-Security-Policy, in %s', (language) => {
	for (const draw of Object.values(pictures)) {
		const svg = draw(textsIn(language));
		expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*viewBox="0 0 96 96"[^>]*>.*<\/svg>$/);
		expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
			/script|style|href|url\(|https?:|&(?!amp;|lt;|gt;)/,
		);
		const opened = [...svg.matchAll(/<(\w+)(?: [^>]*[^/])?>/g)].map(([, name]) => name);
		const closed = [...svg.matchAll(/<\/(\w+)>/g)].map(([, name]) => name);
		expect(closed.sort()).toEqual(opened.sort());
	}
});

it.each(languages)('say in a word how it went, in %s', (language) => {
	const texts = textsIn(language);
	expect(donePicture(texts)).toContain(`>${texts('picture_done')}</text>`);
	expect(failedPicture(texts)).toContain(`>${texts('picture_failed')}</text>`);
});

it('the first has a name for screen readers and no word that would not fit', () => {
	const svg = clientPicture(textsIn('en'));
	expect(svg).toContain('<title>This client stays logged in</title>');
	expect(svg).not.toContain('<text');
});

it('are all different', () => {
	const texts = textsIn('en');
	expect(new Set(Object.values(pictures).map((draw) => draw(texts))).size).toBe(3);
});

it('write a text that would be markup as text', () => {
	const svg = donePicture(() => '<b>&');
	expect(svg).toContain('<title>&lt;b&gt;&amp;</title>');
	expect(svg).not.toContain('<b>');
});
