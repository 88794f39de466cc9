import type { JsonObject } from 'embedded-workspace';
import { openStore, storesOf } from 'embedded-workspace/testing';
import type { Stores } from 'embedded-workspace/testing';
import type { AppWorkspace } from '../../tools/harness/appWorkspace';

/** Looks into the database of a running workspace, or changes it as another instance would. */
export function inStore<T>({ process }: Pick<AppWorkspace, 'process'>, work: (stores: Stores) => T): T {
	const db = openStore(process.dataFolder);
	try {
		return work(storesOf(db));
	} finally {
		db.close();
	}
}

/** Makes a private group with the administrator in it, and returns its id. */
export function makePrivateGroup(workspace: AppWorkspace, name: string): string {
	const room = { _id: `room-${name}`, t: 'p' as const, name, usernames: ['admin'] };
	inStore(workspace, ({ rooms }) => rooms.put({ ...room, creatorId: workspace.admin.userId }));
	return room._id;
}

/** Returns what the app has stored about a user, or about all users. */
export function userRecords(
	workspace: AppWorkspace,
	userId?: string,
): (JsonObject & { kind: string; userId: string })[] {
	return inStore(workspace, ({ db }) => {
		const rows = db.prepare('SELECT data FROM app_persistence').all() as { data: string }[];
		const records = rows.map(({ data }) => JSON.parse(data) as JsonObject & { kind: string; userId: string });
		return records.filter((record) => record.userId !== undefined && (userId ?? record.userId) === record.userId);
	});
}
