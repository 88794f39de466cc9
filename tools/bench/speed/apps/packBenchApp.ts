import { writeFileSync } from 'fs';
import { join } from 'path';

import type { OneFileApp } from 'embedded-workspace';
import { packOneFileApp } from 'embedded-workspace';

export const doNothingApp: OneFileApp = {
	id: '0f7d3c52-9a6e-4b1f-8c2d-5e4a3b2c1d01',
	className: 'DoNothingApp',
	permissions: ['api', 'server-setting.read'],
};

export const leastApp: OneFileApp = {
	id: '0f7d3c52-9a6e-4b1f-8c2d-5e4a3b2c1d02',
	className: 'LeastApp',
	permissions: ['api', 'networking'],
};

export const floorApp: OneFileApp = {
	id: '0f7d3c52-9a6e-4b1f-8c2d-5e4a3b2c1d03',
	className: 'FloorApp',
	permissions: ['api', 'networking', 'persistence', 'user.read', 'room.read', 'message.write'],
};

/** Packages an app and returns the path of the zip. @param folder where to put it */
export function packBenchApp(app: OneFileApp, folder: string): string {
	const path = join(folder, `${app.className}.zip`);
	writeFileSync(path, packOneFileApp(__dirname, app));
	return path;
}
