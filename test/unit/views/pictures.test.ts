import { clientPicture, resultPicture } from '../../../src/views/pictures';
import { translatorFor } from '../../../src/views/texts';

const t = translatorFor('en');
const results = ['done', 'nothing-happened', 'unknown', 'offer-file'] as const;

it('stand on their own and pass a strict Content-Security-Policy', () => {
	for (const svg of [clientPicture(t('picture_this_client')), ...results.map((result) => resultPicture(result, t))]) {
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
	expect(resultPicture('done', t)).toContain(`>${t('picture_done')}</text>`);
	expect(resultPicture('nothing-happened', t)).toContain(`>${t('picture_failed')}</text>`);
	expect(resultPicture('unknown', t)).toContain(`>${t('picture_failed')}</text>`);
});

it('are red only if nothing was logged out, and green only if it is done', () => {
	const [done, failed, unknown, file] = results.map((result) => resultPicture(result, t));
	const [green, red] = ['#148660', '#bb0b21'];
	expect(done).toContain(green);
	expect(failed).toContain(red);
	for (const svg of [unknown, file]) {
		expect(svg).not.toMatch(new RegExp(`${green}|${red}`));
	}
});

it('the first has a name for screen readers and no word that would not fit', () => {
	const svg = clientPicture(t('picture_this_client'));
	expect(svg).toContain(`<title>${t('picture_this_client')}</title>`);
	expect(svg).not.toContain('<text');
});

it('write a text that would be markup as text', () => {
	const svg = resultPicture('done', () => '<b>&');
	expect(svg).toContain('<title>&lt;b&gt;&amp;</title>');
	expect(svg).not.toContain('<b>');
});
