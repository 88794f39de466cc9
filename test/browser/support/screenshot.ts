import { join, resolve } from 'path';

import type { Page } from 'playwright-core';

/** Git does not keep what is in here. */
const folder = resolve(__dirname, '../screenshots');

/** Writes what the page shows to `test/browser/screenshots/<name>.png`. */
export async function screenshot(page: Page, name: string): Promise<void> {
	await page.screenshot({ path: join(folder, `${name}.png`) });
}
