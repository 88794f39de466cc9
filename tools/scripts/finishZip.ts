import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

import { deflateAsync } from '@gfx/zopfli';
import AdmZip from 'adm-zip';

import { bundleApp } from './bundleApp';

const license = join(__dirname, '../../LICENSE');

/** A zip has no earlier date. It is read in local time, and so the same bytes everywhere. */
const fixedDate = new Date(1980, 0, 1);
const fileMode = 0o644;

/**
 * Turns what rc-apps has packed into what a workspace gets, in place: the app in one file of code, with its license, and
 * byte for byte the same each time.
 *
 * @param path of the zip
 * @param classFile such as `MyApp.ts`
 * @param folder of the sources
 */
export async function finishZip(path: string, classFile: string, folder: string): Promise<void> {
	const packed = new AdmZip(path);
	const files = new Map<string, Buffer>();
	for (const entry of packed.getEntries()) {
		// rc-apps packs the package.json of the staging folder. No server needs it.
		if (entry.isDirectory || entry.entryName === 'package.json' || entry.entryName.endsWith('.js')) continue;
		files.set(entry.entryName, entry.getData());
	}
	const codeFile = classFile.replace(/\.ts$/, '.js');
	files.set(codeFile, Buffer.from(await bundleApp(classFile, folder)));
	files.set('LICENSE', readFileSync(license));
	files.set(rcAppsMark, undatedMark(files.get(rcAppsMark)));
	const zip = zipOf(files);
	await deflateBest(zip.getEntry(codeFile));
	writeFileSync(path, zip.toBuffer());
}

/** Says which tool packaged the app, and when. Servers want to see it. */
const rcAppsMark = '.packagedby';

function undatedMark(mark: Buffer | undefined): Buffer {
	const content = JSON.parse(mark?.toString() ?? '{}') as object;
	return Buffer.from(JSON.stringify({ ...content, when: '1980-01-01T00:00:00.000Z' }));
}

function zipOf(files: Map<string, Buffer>): AdmZip {
	const zip = new AdmZip();
	for (const [name, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
		zip.addFile(name, content, '', fileMode).header.time = fixedDate;
	}
	return zip;
}

/** Makes an entry a sixteenth smaller than zlib can, in the same format. */
async function deflateBest(entry: AdmZip.IZipEntry | null): Promise<void> {
	if (!entry) return;
	const deflated = Buffer.from(await deflateAsync(entry.getData(), { numiterations: 1 }));
	entry.header.compressedSize = deflated.length;
	entry.getCompressedData = () => deflated;
}
