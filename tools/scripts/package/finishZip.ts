import { readFileSync } from 'fs';
import { join } from 'path';

import { unzipSync, zipSync } from 'fflate';

const license = join(__dirname, '../../../LICENSE');

/** The earliest date of a zip. fflate writes it in local time, so the bytes are the same in every time zone. */
const mtime = new Date(1980, 0, 1);
const unix = 3;
/** A regular file that everybody can read. */
const attrs = (0o100644 << 16) >>> 0;

/**
 * Returns the zip that rc-apps has packed with the license in it, and with the same bytes for the same sources each time.
 * fflate compresses the same way on every machine. The zlib of Node does not.
 */
export function finishZip(packed: Buffer): Buffer {
	// rc-apps packs the package.json of the staging folder. No server needs it.
	const { 'package.json': _, ...files }: Record<string, Uint8Array> = unzipSync(packed);
	files['LICENSE'] = readFileSync(license);
	files[packagedBy] = withoutDate(files[packagedBy]);
	const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
	return Buffer.from(zipSync(Object.fromEntries(sorted), { level: 9, mtime, os: unix, attrs }));
}

/** Says which tool packaged the app, and when. Servers expect it. */
const packagedBy = '.packagedby';

function withoutDate(content: Uint8Array): Uint8Array {
	const mark = JSON.parse(Buffer.from(content).toString()) as object;
	return Buffer.from(JSON.stringify({ ...mark, when: '1980-01-01T00:00:00.000Z' }));
}
