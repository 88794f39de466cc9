import type { ILoggerStorageEntry } from '@rocket.chat/apps-engine/server/logging';
import type { IAppLogStorageFindOptions } from '@rocket.chat/apps-engine/server/storage';
import { AppLogStorage } from '@rocket.chat/apps-engine/server/storage';

import type { AppLogStore } from '../../store/AppLogStore';

/** The logs apps write, and the engine in their name, in the workspace's database. */
export abstract class LogStorage extends AppLogStorage {
	constructor(private readonly logs: AppLogStore<ILoggerStorageEntry>) {
		super('libsql');
	}

	/** @param query the app's id; other conditions are not supported. */
	async findPaginated(
		query: { appId?: string },
		{ skip, limit }: IAppLogStorageFindOptions = {},
	): Promise<{ logs: ILoggerStorageEntry[]; total: number }> {
		if (query.appId === undefined) throw new Error('Logs are found by `appId` only.');
		return { logs: this.logs.ofApp(query.appId, { skip, limit }), total: this.logs.count(query.appId) };
	}

	async storeEntries(entry: ILoggerStorageEntry): Promise<ILoggerStorageEntry> {
		this.logs.append(entry);
		return entry;
	}
}
