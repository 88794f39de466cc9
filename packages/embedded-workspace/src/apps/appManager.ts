import fs from 'fs';
import { tmpdir } from 'os';

import { AppManager } from '@rocket.chat/apps-engine/server/AppManager';
import type { AppBridges } from '@rocket.chat/apps-engine/server/bridges';
import type { ILoggerStorageEntry } from '@rocket.chat/apps-engine/server/logging';
import type { DenoRuntimeSubprocessController } from '@rocket.chat/apps-engine/server/runtime/deno/AppsEngineDenoRuntime';
import type { IAppStorageItem } from '@rocket.chat/apps-engine/server/storage';

import type { Db } from '../store/Store';
import type { AppCalls } from './AppCalls';
import type { AppLogLine } from './appLog';
import { linesOf } from './appLog';
import { AppLogStore, AppStore } from './AppStore';
import { refusing } from './refusing';
import { prepareDenoRuntime } from './runtime/denoRuntime';
import { runsInProcess, takesDenoConfig } from './runtime/engineVersion';
import { OlderLogStorage, OlderMetadataStorage, SourceStorage } from './storages';

/** Returns the engine's manager with all it remembers in the workspace's database, and apps in Deno processes. */
export async function appManager(
	db: Db,
	bridges: AppBridges,
	{ calls, onAppLog }: { calls: AppCalls; onAppLog?: (line: AppLogLine) => void },
): Promise<AppManager> {
	const deno = runsInProcess ? undefined : prepareDenoRuntime();
	const apps = new AppStore<IAppStorageItem>(db);
	const onEntry = (entry: ILoggerStorageEntry): void => {
		linesOf(entry, apps.get(entry.appId)?.info.name ?? entry.appId).forEach((line) => onAppLog?.(line));
	};
	const manager = new AppManager({
		bridges,
		// Whatever older engines call besides, newer ones do not.
		metadataStorage: refusing(OlderMetadataStorage, apps),
		sourceStorage: new SourceStorage(apps),
		logStorage: refusing(OlderLogStorage, new AppLogStore<ILoggerStorageEntry>(db), onEntry),
		tempFilePath: deno?.tempFolder ?? tmpdir(),
	});
	if (deno && takesDenoConfig) {
		await useControllers(manager, deno.configPath, calls);
	}
	return manager;
}

/** Returns the engine's own controllers of Deno processes, with another config and watched. The fields are private to the engine. */
async function useControllers(manager: AppManager, denoConfigPath: string, calls: AppCalls): Promise<void> {
	// Not every engine has it.
	const { DenoRuntimeSubprocessController: Controller } =
		await import('@rocket.chat/apps-engine/server/runtime/deno/AppsEngineDenoRuntime');
	const runtimeFactory = (...parameters: ConstructorParameters<typeof Controller>) => {
		const controller = withoutLinks(() => new Controller(...parameters));
		Object.assign(controller, { denoConfigPath }, watchedHandler(controller, calls));
		return controller;
	};
	Object.assign(manager.getRuntime(), { runtimeFactory });
}

/** A controller links the runtime to where `prepareDenoRuntime` has copied it, which not every system lets people do. */
function withoutLinks<Made>(make: () => Made): Made {
	const { symlinkSync } = fs;
	fs.symlinkSync = () => undefined;
	try {
		return make();
	} finally {
		fs.symlinkSync = symlinkSync;
	}
}

/** Some engines have no such handler: then nothing is watched. */
function watchedHandler(controller: DenoRuntimeSubprocessController, calls: AppCalls): object {
	const handle: unknown = Reflect.get(controller, 'handleIncomingMessage');
	if (typeof handle !== 'function') {
		return {};
	}
	const watched = calls.watched(controller.getAppId(), (message) => Reflect.apply(handle, controller, [message]));
	return { handleIncomingMessage: watched };
}
