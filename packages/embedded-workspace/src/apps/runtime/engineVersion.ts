import { dirname } from 'path';

import { dependencies, version } from '@rocket.chat/apps-engine/package.json';

import { isBefore } from '../../version';

/** The version of the engine that hosts this workspace: the project's, unless this folder was copied beside another one. */
export const engineVersion: string = version;

/** Whether the engine runs apps in the process of their host, as before 1.43, not in processes of their own. */
export const runsInProcess = isBefore(version, '1.43');

/** Whether the engine takes a config for its runtime: 1.62 does, 1.59 does not. */
export const takesDenoConfig = !isBefore(version, '1.60');

/** The package from which older engines, 1.46 among them, take their `deno`; later ones take that of PATH. */
export const denoBinFolder = 'deno-bin' in dependencies ? dirname(require.resolve('deno-bin/package.json')) : undefined;
