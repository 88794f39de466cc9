import { readFileSync } from 'fs';

import { packOneFileApp } from 'embedded-workspace';

import { appId, endpointPath } from '../../harness/appWorkspace';
import { packageApp } from '../../scripts/packageApp';

const nothingId = '0f7d3c52-9a6e-4b1f-8c2d-5e4a3b2c1d01';
const floorId = '0f7d3c52-9a6e-4b1f-8c2d-5e4a3b2c1d03';

/** What is called, in the same run, in turns. */
export const kinds = ['direct', 'nothing', 'floor', 'ours'] as const;

export type Kind = (typeof kinds)[number];

export const kindNames: Record<Kind, string> = {
	direct: 'core endpoint, called directly',
	nothing: 'app that does nothing',
	floor: 'app that makes the same five calls and nothing else',
	ours: 'this app',
};

export const kindPaths: Record<Kind, string> = {
	direct: '/api/v1/users.logoutOtherClients',
	nothing: `/api/apps/public/${nothingId}/nothing`,
	floor: `/api/apps/public/${floorId}/floor`,
	ours: endpointPath,
};

/** The apps whose memory is compared. */
export const appKinds = ['ours', 'floor', 'nothing'] as const;

export type AppKind = (typeof appKinds)[number];

export const appIds: Record<AppKind, string> = { ours: appId, floor: floorId, nothing: nothingId };

/** Packages this app, and the two it is compared with. */
export async function packageAll(): Promise<Record<AppKind, Buffer>> {
	const floor = {
		id: floorId,
		className: 'FloorApp',
		permissions: ['api', 'networking', 'persistence', 'user.read', 'room.read', 'message.write'],
	};
	const nothing = { id: nothingId, className: 'DoNothingApp', permissions: ['api'] };
	const folder = `${__dirname}/apps`;
	return {
		ours: readFileSync(await packageApp()),
		floor: packOneFileApp(folder, floor),
		nothing: packOneFileApp(folder, nothing),
	};
}
