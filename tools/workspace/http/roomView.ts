import type { WorkspaceRoom } from '../store/documents';

/** Returns a room as the REST API shows it. */
export function roomView({ _id, t, name, fname, usernames, createdAt }: WorkspaceRoom): object {
	return { _id, rid: _id, t, name, fname, usernames, usersCount: usernames.length, ts: createdAt };
}
