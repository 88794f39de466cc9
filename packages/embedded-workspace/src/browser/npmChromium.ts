import { execFile } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'fs/promises';
import { join, resolve } from 'path';
import { promisify } from 'util';

const projectFolder = resolve(__dirname, '../../../..');
const cacheFolder = join(projectFolder, '.cache');

/** A program and the environment it needs on top of the usual one. */
export interface BrowserProgram {
	executablePath: string;
	env: Record<string, string>;
}

/**
 * The Chromium of the npm package `@sparticuz/chromium`, unpacked into `.cache/` once. It brings the libraries and a font
 * of its own, so that nothing has to be installed on the system.
 */
export async function npmChromium(): Promise<BrowserProgram> {
	const folder = join(cacheFolder, `chromium-${packageVersion()}`);
	if (!existsSync(folder)) {
		await unpack(folder);
	}
	const libraries = [join(folder, 'al2023/lib'), ...(process.env.LD_LIBRARY_PATH?.split(':') ?? [])];
	return {
		executablePath: join(folder, 'chromium'),
		env: { LD_LIBRARY_PATH: libraries.join(':'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
	};
}

function packageVersion(): string {
	// The package does not export this file.
	const file = join(projectFolder, 'node_modules/@sparticuz/chromium/package.json');
	return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Unpacks beside the place and moves there at the end: whoever else is waiting or was interrupted sees all or nothing. */
async function unpack(folder: string): Promise<void> {
	await mkdir(cacheFolder, { recursive: true });
	const unpacked = await mkdtemp(`${folder}-`);
	try {
		await unpackInto(unpacked);
		await writeFile(join(unpacked, 'fonts.conf'), fontsConf(folder));
		await rename(unpacked, folder).catch((error) => {
			if (!existsSync(folder)) {
				throw error;
			}
		});
	} finally {
		await rm(unpacked, { recursive: true, force: true });
	}
}

/** The package unpacks into the folder for temporary files, and its libraries only where it believes to be on Lambda. */
async function unpackInto(folder: string): Promise<void> {
	const script = "const chromium = require('@sparticuz/chromium'); (chromium.default ?? chromium).executablePath()";
	await promisify(execFile)(process.execPath, ['-e', script], {
		cwd: __dirname,
		env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
	});
}

/** The package's own configuration names folders of Lambda only. */
function fontsConf(folder: string): string {
	const folders = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
	return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((each) => `	<dir>${each}</dir>`).join('\n')}
	<cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
