import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

import AdmZip from 'adm-zip';

import { finishZip } from '../../../tools/scripts/finishZip';

const files: [name: string, content: string][] = [
	['app.json', '{}'],
	['package.json', '{"private":true}'],
	['icon.png', 'icon'],
	['src/part.js', '/** A comment. */ export const part = () => "part";'],
	['TheApp.js', 'import { part } from "./src/part"; export class TheApp { part() { return part(); } }'],
];
let folder: string;
let zip: Buffer;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'finish-zip-'));
	mkdirSync(join(folder, 'src'));
	for (const [name, content] of files) writeFileSync(join(folder, name.replace(/\.js$/, '.ts')), content);
	zip = await finished('2026-11-25T18:00:00.000Z', files, 0o644);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Finishes a zip as rc-apps packs it at some moment, with its files in some order. */
async function finished(packedAt: string, order: typeof files, mode: number): Promise<Buffer> {
	const packed = new AdmZip();
	const mark = JSON.stringify({ tool: 'rc-apps', version: '1.7.0', when: packedAt });
	for (const [name, content] of [...order, ['.packagedby', mark]]) {
		packed.addFile(name, Buffer.from(content), '', mode).header.time = new Date(packedAt);
	}
	const path = join(folder, 'app.zip');
	packed.writeZip(path);
	await finishZip(path, 'TheApp.ts', folder);
	return readFileSync(path);
}

it('the same sources give the same bytes, whenever and in whatever order they were packed', async () => {
	const other = await finished('2031-01-02T03:04:05.000Z', [...files].reverse(), 0o600);
	expect(other.equals(zip)).toBe(true);
});

it('the app is in one file that works, and nothing of the build is left', () => {
	const unpacked = new AdmZip(zip);
	const names = unpacked.getEntries().map(({ entryName }) => entryName);
	expect(names.sort()).toEqual(['.packagedby', 'LICENSE', 'TheApp.js', 'app.json', 'icon.png']);
	const code = unpacked.readAsText('TheApp.js');
	expect(code).not.toContain('A comment.');
	const module = { exports: {} as { TheApp: new () => { part(): string } } };
	new Function('module', 'exports', code)(module, module.exports);
	expect(new module.exports.TheApp().part()).toBe('part');
});
