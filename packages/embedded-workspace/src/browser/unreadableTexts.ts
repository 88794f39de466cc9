import type { Page } from 'playwright-core';

/** The least contrast for text of normal size by WCAG 2.1, level AA. */
const leastContrast = 4.5;

/** Returns what cannot be read on its ground, with the contrast it has. */
export function unreadableTexts(page: Page): Promise<string[]> {
	return page.evaluate((least) => {
		const parse = (color: string): [number, number, number, number] => {
			const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
			return [red, green, blue, alpha];
		};
		/** The first opaque ground below an element; what is half transparent above it does not count. */
		const groundOf = (element: Element | null): string => {
			for (let each = element; each; each = each.parentElement) {
				const { backgroundColor } = getComputedStyle(each);
				if (parse(backgroundColor)[3] === 1) {
					return backgroundColor;
				}
			}
			return 'rgb(255, 255, 255)';
		};
		const luminance = (color: string): number => {
			const [red, green, blue] = parse(color)
				.slice(0, 3)
				.map((value) => value / 255)
				.map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
			return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
		};
		const unreadable: string[] = [];
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (texts.nextNode()) {
			const text = texts.currentNode.textContent?.trim() ?? '';
			const element = texts.currentNode.parentElement;
			if (text === '' || !element?.checkVisibility({ opacityProperty: true })) {
				continue;
			}
			const [dark = 0, light = 0] = [getComputedStyle(element).color, groundOf(element)]
				.map(luminance)
				.sort((a, b) => a - b);
			const contrast = (light + 0.05) / (dark + 0.05);
			if (contrast < least) {
				unreadable.push(`${text}: ${contrast.toFixed(1)}`);
			}
		}
		return unreadable;
	}, leastContrast);
}
