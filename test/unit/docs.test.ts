import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const root = join(__dirname, '../..');
const text = readFileSync(join(root, 'docs/security.md'), 'utf8');

interface NamedTest {
	file: string;
	name: string;
}

/** The tests that a document names, in the form: `test/file.test.ts`: "name", "another name". */
function testsNamedIn(markdown: string): NamedTest[] {
	const references = markdown.matchAll(/`(test\/[\w./]+\.test\.ts)`((?:[:,] "[^"]+")+)/g);
	return [...references].flatMap(([, file, names]) =>
		[...names.matchAll(/"([^"]+)"/g)].map(([, name]) => ({ file, name })),
	);
}

/** Whether the file holds a test of exactly that name. */
function hasTest({ file, name }: NamedTest): boolean {
	const path = join(root, file);
	const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
	return existsSync(path) && new RegExp(`\\(\\s*(['"\`])${escaped}\\1,`).test(readFileSync(path, 'utf8'));
}

const named = testsNamedIn(text);

it('docs/security.md names tests in a form that can be checked', () => {
	expect(named.length).toBeGreaterThan(50);
	const threats = text.slice(text.indexOf('## Threats'), text.indexOf('## What the app log has'));
	const rows = threats.split('\n').filter((line) => line.startsWith('|') && !/^\| (Threat|-)/.test(line));
	expect(rows.length).toBeGreaterThan(20);
	// Every threat has a test.
	expect(rows.filter((row) => testsNamedIn(row).length === 0)).toEqual([]);
});

it.each(named)('docs/security.md is right: $file has "$name"', (reference) => {
	expect(hasTest(reference)).toBe(true);
});

it('the check finds a test that is gone', () => {
	const [{ file }] = named;
	expect(hasTest({ file, name: 'was never written' })).toBe(false);
	expect(hasTest({ file: 'test/gone.test.ts', name: named[0].name })).toBe(false);
});

/** Files of tests that the rows of docs/faults.md name: `faults.http`, or `Handshake.clock (unit)` and `scenario (engines)`. */
function testFilesIn(markdown: string): { name: string; folder: string }[] {
	const rows = markdown.split('\n').filter((line) => line.startsWith('|') && !/^\| (Fault|-)/.test(line));
	const cells = rows.map((row) => row.split('|').slice(-2)[0]);
	return cells.flatMap((cell) =>
		cell.split(',').map((named) => {
			const [, name, folder = 'workspace'] = /^\s*([\w.]+)(?: \((\w+)\))?\s*$/.exec(named) ?? [];
			return { name, folder };
		}),
	);
}

function hasTestFile({ name, folder }: { name: string; folder: string }): boolean {
	return namesBelow(join(root, 'test', folder)).includes(`${name}.test.ts`);
}

function namesBelow(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
		entry.isDirectory() ? namesBelow(join(folder, entry.name)) : [entry.name],
	);
}

it('docs/faults.md names a test for each fault', () => {
	const files = testFilesIn(readFileSync(join(root, 'docs/faults.md'), 'utf8'));
	expect(files.length).toBeGreaterThan(50);
	expect(files.filter((file) => !hasTestFile(file))).toEqual([]);
	expect(hasTestFile({ name: 'was.never.written', folder: 'workspace' })).toBe(false);
});
