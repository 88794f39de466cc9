import type { AppConsole, ILoggerStorageEntry } from '@rocket.chat/apps-engine/server/logging';
import { AppConsole as Console } from '@rocket.chat/apps-engine/server/logging';

import { LogStorage } from '../storage/LogStorage';

/** Engines that run apps in-process hand over the app's id and its console, not an entry. */
export abstract class OlderLogStorage extends LogStorage {
	override async storeEntries(entry: ILoggerStorageEntry | string, console?: AppConsole): Promise<ILoggerStorageEntry> {
		const isConsole = typeof entry === 'string' && console;
		return super.storeEntries(isConsole ? Console.toStorageEntry(entry, console) : (entry as ILoggerStorageEntry));
	}
}
