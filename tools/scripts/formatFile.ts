import { execFileSync } from 'child_process';
import { join } from 'path';

const root = join(__dirname, '../..');

/** Lays out a file of this repository as `npm run format` does, such as the columns of a table in a document. */
export function formatFile(path: string): void {
	execFileSync(process.execPath, [join(root, 'node_modules/oxfmt/bin/oxfmt'), path], { cwd: root });
}
