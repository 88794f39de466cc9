import { tmpdir } from 'os';

import { AppManager } from '@rocket.chat/apps-engine/server/AppManager';
import type { AppBridges } from '@rocket.chat/apps-engine/server/bridges';
import type { ILoggerStorageEntry } from '@rocket.chat/apps-engine/server/logging';
import type { IAppStorageItem } from '@rocket.chat/apps-engine/server/storage';

import { AppLogStore } from '../store/AppLogStore';
import { AppStore } from '../store/AppStore';
import type { Db } from '../store/Store';
import { runsInProcess, takesDenoConfig } from './older/engineVersion';
import { OlderLogStorage } from './older/OlderLogStorage';
import { OlderMetadataStorage } from './older/OlderMetadataStorage';
import { prepareDenoRuntime } from './runtime/denoRuntime';
import { SourceStorage } from './storage/SourceStorage';

/** The engine's manager with all it remembers in the workspace's database, and apps in Deno processes. */
export async function appManager(db: Db, bridges: AppBridges): Promise<AppManager> {
	const deno = runsInProcess ? undefined : prepareDenoRuntime();
	const apps = new AppStore<IAppStorageItem>(db);
	const manager = new AppManager({
		bridges,
		metadataStorage: new OlderMetadataStorage(apps),
		sourceStorage: new SourceStorage(apps),
		logStorage: new OlderLogStorage(new AppLogStore<ILoggerStorageEntry>(db)),
		tempFilePath: deno?.tempFolder ?? tmpdir(),
	});
	if (deno && takesDenoConfig) await useDenoConfig(manager, deno.configPath);
	return manager;
}

/** The engine's own controller of Deno processes, started with another config. Both fields are private to the engine. */
async function useDenoConfig(manager: AppManager, denoConfigPath: string): Promise<void> {
	// Not every engine has it.
	const { DenoRuntimeSubprocessController } =
		await import('@rocket.chat/apps-engine/server/runtime/deno/AppsEngineDenoRuntime');
	const runtimeFactory = (...parameters: ConstructorParameters<typeof DenoRuntimeSubprocessController>) => {
		const controller = new DenoRuntimeSubprocessController(...parameters);
		Object.assign(controller, { denoConfigPath });
		return controller;
	};
	Object.assign(manager.getRuntime(), { runtimeFactory });
}
