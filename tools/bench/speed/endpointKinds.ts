import { appId, endpointPath } from '../../harness/appWorkspace';
import { doNothingApp, floorApp, leastApp } from './apps/packBenchApp';

/** What is called, in the same run, in turns. */
export const kinds = ['direct', 'nothing', 'least', 'floor', 'ours', 'quiet'] as const;

export type Kind = (typeof kinds)[number];

export const kindNames: Record<Kind, string> = {
	direct: 'core endpoint, called directly',
	nothing: 'app that does nothing',
	least: 'app that makes the one REST call and nothing else',
	floor: 'app that makes the same five calls and nothing else',
	ours: 'this app',
	quiet: 'this app, security notice switched off',
};

export const nothingPath = `/api/apps/public/${doNothingApp.id}/nothing`;

export const kindPaths: Record<Kind, string> = {
	direct: '/api/v1/users.logoutOtherClients',
	nothing: nothingPath,
	least: `/api/apps/public/${leastApp.id}/least`,
	floor: `/api/apps/public/${floorApp.id}/floor`,
	ours: endpointPath,
	quiet: endpointPath,
};

/** The apps whose start and memory are compared. */
export const appKinds = ['ours', 'floor', 'nothing'] as const;

export type AppKind = (typeof appKinds)[number];

export const appIds: Record<AppKind, string> = { ours: appId, floor: floorApp.id, nothing: doNothingApp.id };
