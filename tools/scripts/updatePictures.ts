import { copyFileSync, mkdirSync } from 'fs';
import { join } from 'path';

/** Takes the pictures of the documentation from what the last browser test run has seen. Run by `npm run pictures`. */
const root = join(__dirname, '../..');
const pictures = join(root, 'docs', 'pictures');
mkdirSync(pictures, { recursive: true });
for (const name of ['question', 'result', 'mobile', 'notice', 'status']) {
	copyFileSync(join(root, 'test', 'browser', 'screenshots', `${name}.png`), join(pictures, `${name}.png`));
}
