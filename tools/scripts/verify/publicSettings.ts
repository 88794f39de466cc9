import type { Credentials } from '../../workspace/client';
import type { RemoteWorkspace } from '../remote/RemoteWorkspace';

interface Page {
	settings: { _id: string; value: unknown }[];
	total: number;
}

/** The most that a workspace gives at once, unless it is told otherwise. */
const perPage = 100;

/** Values of public settings by their ids; those that do not exist are left out. */
export async function publicSettings(
	rest: RemoteWorkspace,
	creds: Credentials,
	ids: string[],
): Promise<Map<string, unknown>> {
	const found = new Map<string, unknown>();
	let offset = 0;
	let total = 1;
	// Older workspaces do not know `_id` and give all settings, page by page.
	while (found.size < ids.length && offset < total) {
		const path = `/api/v1/settings.public?_id=${ids.join(',')}&count=${perPage}&offset=${offset}`;
		const { body } = await rest.call<Page>('GET', path, { creds });
		for (const { _id, value } of body.settings ?? []) if (ids.includes(_id)) found.set(_id, value);
		total = body.total ?? 0;
		offset += perPage;
	}
	return found;
}
