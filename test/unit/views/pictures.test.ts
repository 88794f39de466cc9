import { clientPicture, resultPicture } from '../../../src/views/pictures';
import { translatorFor } from '../../../src/views/texts';
import { languages } from '../support/locales';

it.each(languages)('stand on their own and pass a strict Content-Security-Policy, in %s', (language) => {
	const t = translatorFor(language);
	for (const svg of [clientPicture(t), resultPicture(true, t), resultPicture(false, t)]) {
		expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*viewBox="0 0 96 96"[^>]*>.*<\/svg>$/);
		// Rocket.Chat rounds the picture itself: a rounded ground would leave its corners grey.
		expect(svg).toContain('<rect width="96" height="96" fill="#fff"/>');
		expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
			/script|style|href|url\(|https?:|&(?!amp;|lt;|gt;)/,
		);
		const opened = [...svg.matchAll(/<(\w+)(?: [^>]*[^/])?>/g)].map(([, name]) => name);
		const closed = [...svg.matchAll(/<\/(\w+)>/g)].map(([, name]) => name);
		expect(closed.sort()).toEqual(opened.sort());
	}
});

it.each(languages)('say in a word how it went, in %s', (language) => {
	const t = translatorFor(language);
	expect(resultPicture(true, t)).toContain(`>${t('picture_done')}</text>`);
	expect(resultPicture(false, t)).toContain(`>${t('picture_failed')}</text>`);
});

it('the first has a name for screen readers and no word that would not fit', () => {
	const svg = clientPicture(translatorFor('en'));
	expect(svg).toContain(`<title>${translatorFor('en')('picture_this_client')}</title>`);
	expect(svg).not.toContain('<text');
});

it('are all different', () => {
	const t = translatorFor('en');
	expect(new Set([clientPicture(t), resultPicture(true, t), resultPicture(false, t)]).size).toBe(3);
});

it('write a text that would be markup as text', () => {
	const svg = resultPicture(true, () => '<b>&');
	expect(svg).toContain('<title>&lt;b&gt;&amp;</title>');
	expect(svg).not.toContain('<b>');
});
