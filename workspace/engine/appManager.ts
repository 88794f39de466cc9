import { AppManager } from '@rocket.chat/apps-engine/server/AppManager';
import type { AppBridges } from '@rocket.chat/apps-engine/server/bridges';
import type { ILoggerStorageEntry } from '@rocket.chat/apps-engine/server/logging';
import { DenoRuntimeSubprocessController } from '@rocket.chat/apps-engine/server/runtime/deno/AppsEngineDenoRuntime';
import type { IAppStorageItem } from '@rocket.chat/apps-engine/server/storage';

import { AppLogStore } from '../store/AppLogStore';
import { AppStore } from '../store/AppStore';
import type { Db } from '../store/Store';
import type { AppCalls } from './AppCalls';
import { prepareDenoRuntime } from './runtime/denoRuntime';
import { LogStorage } from './storage/LogStorage';
import { MetadataStorage } from './storage/MetadataStorage';
import { SourceStorage } from './storage/SourceStorage';

/** The engine's manager with all it remembers in the workspace's database, and apps in Deno processes. */
export function appManager(db: Db, bridges: AppBridges, calls: AppCalls): AppManager {
	const { configPath, tempFolder } = prepareDenoRuntime();
	const apps = new AppStore<IAppStorageItem>(db);
	const manager = new AppManager({
		bridges,
		metadataStorage: new MetadataStorage(apps),
		sourceStorage: new SourceStorage(apps),
		logStorage: new LogStorage(new AppLogStore<ILoggerStorageEntry>(db)),
		tempFilePath: tempFolder,
	});
	useControllers(manager, configPath, calls);
	return manager;
}

/** The engine's own controllers of Deno processes, with another config and watched. The fields are private to the engine. */
function useControllers(manager: AppManager, denoConfigPath: string, calls: AppCalls): void {
	const runtimeFactory = (...parameters: ConstructorParameters<typeof DenoRuntimeSubprocessController>) => {
		const controller = new DenoRuntimeSubprocessController(...parameters);
		Object.assign(controller, { denoConfigPath }, watchedHandler(controller, calls));
		return controller;
	};
	Object.assign(manager.getRuntime(), { runtimeFactory });
}

function watchedHandler(controller: DenoRuntimeSubprocessController, calls: AppCalls): object {
	const handle: unknown = Reflect.get(controller, 'handleIncomingMessage');
	if (typeof handle !== 'function') return {};
	const watched = calls.watched(controller.getAppId(), (message) => Reflect.apply(handle, controller, [message]));
	return { handleIncomingMessage: watched };
}
