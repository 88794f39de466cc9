import { AppManager } from '@rocket.chat/apps-engine/server/AppManager';
import type { AppBridges } from '@rocket.chat/apps-engine/server/bridges';
import type { ILoggerStorageEntry } from '@rocket.chat/apps-engine/server/logging';
import { DenoRuntimeSubprocessController } from '@rocket.chat/apps-engine/server/runtime/deno/AppsEngineDenoRuntime';
import type { IAppStorageItem } from '@rocket.chat/apps-engine/server/storage';

import { AppLogStore } from '../store/AppLogStore';
import { AppStore } from '../store/AppStore';
import type { Db } from '../store/Store';
import { prepareDenoRuntime } from './runtime/denoRuntime';
import { LogStorage } from './storage/LogStorage';
import { MetadataStorage } from './storage/MetadataStorage';
import { SourceStorage } from './storage/SourceStorage';

/** The engine's manager with all it remembers in the workspace's database, and apps in Deno processes. */
export function appManager(db: Db, bridges: AppBridges): AppManager {
	const { configPath, tempFolder } = prepareDenoRuntime();
	const apps = new AppStore<IAppStorageItem>(db);
	const manager = new AppManager({
		bridges,
		metadataStorage: new MetadataStorage(apps),
		sourceStorage: new SourceStorage(apps),
		logStorage: new LogStorage(new AppLogStore<ILoggerStorageEntry>(db)),
		tempFilePath: tempFolder,
	});
	useDenoConfig(manager, configPath);
	return manager;
}

/** The engine's own controller of Deno processes, started with another config. Both fields are private to the engine. */
function useDenoConfig(manager: AppManager, denoConfigPath: string): void {
	const runtimeFactory = (...parameters: ConstructorParameters<typeof DenoRuntimeSubprocessController>) => {
		const controller = new DenoRuntimeSubprocessController(...parameters);
		Object.assign(controller, { denoConfigPath });
		return controller;
	};
	Object.assign(manager.getRuntime(), { runtimeFactory });
}
