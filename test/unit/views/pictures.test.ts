import { clientPicture, resultPicture } from '../../../src/views/pictures';
import { translatorFor } from '../../../src/views/texts';

const t = translatorFor('en');

it('stand on their own and pass a strict Content-Security-Policy', () => {
	for (const svg of [clientPicture('Logout Others'), resultPicture(true, t), resultPicture(false, t)]) {
		expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*viewBox="0 0 96 96"[^>]*>.*<\/svg>$/);
		// Rocket.Chat rounds the picture itself: a rounded ground would leave its corners grey.
		expect(svg).toContain('<rect width="96" height="96" fill="#fff"/>');
		expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/script|style|href|url\(|https?:/);
		const opened = [...svg.matchAll(/<(\w+)(?: [^>]*[^/])?>/g)].map(([, name]) => name);
		const closed = [...svg.matchAll(/<\/(\w+)>/g)].map(([, name]) => name);
		expect(closed.sort()).toEqual(opened.sort());
	}
});

it('say in a word how it went', () => {
	expect(resultPicture(true, t)).toContain(`>${t('picture_done')}</text>`);
	expect(resultPicture(false, t)).toContain(`>${t('picture_failed')}</text>`);
});

it('the first has a name for screen readers and no word that would not fit', () => {
	const svg = clientPicture('Logout Others');
	expect(svg).toContain(`<title>${'Logout Others'}</title>`);
	expect(svg).not.toContain('<text');
});

it('write a text that would be markup as text', () => {
	const svg = resultPicture(true, () => '<b>&');
	expect(svg).toContain('<title>&lt;b&gt;&amp;</title>');
	expect(svg).not.toContain('<b>');
});
