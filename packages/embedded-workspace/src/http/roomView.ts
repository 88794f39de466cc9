import type { WorkspaceRoom } from '../store/documents';

/** Returns a room as the REST API shows it. */
export function roomView({ _id, t, name, usernames }: WorkspaceRoom): object {
	return { _id, t, name, usernames };
}
