import { join } from 'path';

import { finishZip } from '../finishZip';
import { rcApps, readManifest, root } from '../packageApp';

/**
 * rc-apps as it is, but what it has packed for an upload is finished as `npm run package` does, so that every workspace gets
 * the very same app. `packageApp` needs no such thing: it finishes the zip when rc-apps has ended.
 */

interface AppCompiler {
	fd: { folder: string };
	outputZip(): Promise<string>;
}

// oxlint-disable-next-line typescript/no-require-imports -- it has no types
const { AppCompiler: compiler } = require('@rocket.chat/apps-cli/lib/misc') as {
	AppCompiler: { prototype: AppCompiler };
};
const { outputZip } = compiler.prototype;

compiler.prototype.outputZip = async function finished(): Promise<string> {
	const zip = await outputZip.call(this);
	await finishZip(join(this.fd.folder, zip), readManifest().classFile, root);
	return zip;
};

void import(rcApps);
