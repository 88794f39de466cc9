import type { Locator } from 'playwright-core';

/** Returns the texts in an element of which a part is hidden: cut by a box around them, or beyond an edge of the screen. */
export function cutTexts(root: Locator): Promise<string[]> {
	return root.evaluate((element) => {
		/** The part of the screen across which a text can be seen. */
		const visible = (text: Node): { left: number; right: number } => {
			let [left, right] = [0, document.documentElement.clientWidth];
			for (let box = text.parentElement; box && box !== document.documentElement; box = box.parentElement) {
				if (getComputedStyle(box).overflowX === 'visible') {
					continue;
				}
				const edges = box.getBoundingClientRect();
				[left, right] = [Math.max(left, edges.left), Math.min(right, edges.right)];
			}
			return { left, right };
		};
		const cut: string[] = [];
		const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
		while (texts.nextNode()) {
			const range = document.createRange();
			range.selectNodeContents(texts.currentNode);
			const { left, right } = visible(texts.currentNode);
			const isCut = [...range.getClientRects()].some((line) => line.left < left - 1 || line.right > right + 1);
			if (isCut) {
				cut.push(texts.currentNode.textContent ?? '');
			}
		}
		return cut;
	});
}

/** Returns how wide the widest word in an SVG picture is drawn, in its own units. */
export function widestWord(root: Locator, svg: string): Promise<number> {
	return root.evaluate((element, markup) => {
		const holder = document.createElement('div');
		holder.innerHTML = markup;
		element.append(holder);
		const widths = [...holder.querySelectorAll('text')].map((text) => text.getBBox().width);
		holder.remove();
		return Math.max(0, ...widths);
	}, svg);
}
