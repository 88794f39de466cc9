import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';

import AdmZip from 'adm-zip';

import { finishZip } from '../../../tools/scripts/finishZip';

const cache = resolve(__dirname, '../../../.cache');
let folder: string;
beforeAll(() => {
	mkdirSync(cache, { recursive: true });
	folder = mkdtempSync(join(cache, 'finish-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files: [name: string, content: string][] = [
	['app.json', '{}'],
	['package.json', '{"private":true}'],
	['icon.png', 'icon'],
	['src/part.js', '/** A comment. */ export const part = () => "part";'],
	['TheApp.js', 'import { part } from "./src/part"; export class TheApp { part() { return part(); } }'],
];

/** Finishes a zip as rc-apps has packed it at some moment, with its files in some order, beside the sources. */
async function finished(packedAt: string, order: typeof files, mode: number): Promise<Buffer> {
	mkdirSync(join(folder, 'src'), { recursive: true });
	for (const [name, content] of order) writeFileSync(join(folder, name.replace(/\.js$/, '.ts')), content);
	const zip = new AdmZip();
	const mark = JSON.stringify({ tool: 'rc-apps', version: '1.7.0', when: packedAt });
	for (const [name, content] of [...order, ['.packagedby', mark]]) {
		zip.addFile(name, Buffer.from(content), '', mode).header.time = new Date(packedAt);
	}
	const path = join(folder, 'app.zip');
	zip.writeZip(path);
	await finishZip(path, 'TheApp.ts', folder);
	return readFileSync(path);
}

it('the same sources give the same bytes, whenever and in whatever order they were packed', async () => {
	const one = await finished('2026-11-25T18:00:00.000Z', files, 0o644);
	const other = await finished('2031-01-02T03:04:05.000Z', [...files].reverse(), 0o600);
	expect(one.equals(other)).toBe(true);
	const changed = files.map(([name, content]): [string, string] => [name, content.replace('"part"', '"other"')]);
	expect((await finished('2026-11-25T18:00:00.000Z', changed, 0o644)).equals(one)).toBe(false);
});

it('the app is in one file that works, and nothing of the build is left', async () => {
	const zip = new AdmZip(await finished('2026-11-25T18:00:00.000Z', files, 0o644));
	const names = zip.getEntries().map(({ entryName }) => entryName);
	expect(names.sort()).toEqual(['.packagedby', 'LICENSE', 'TheApp.js', 'app.json', 'icon.png']);
	expect(zip.readAsText('TheApp.js')).not.toContain('A comment.');
	const module = { exports: {} as { TheApp: new () => { part(): string } } };
	new Function('module', 'exports', zip.readAsText('TheApp.js'))(module, module.exports);
	expect(new module.exports.TheApp().part()).toBe('part');
});
