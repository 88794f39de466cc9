import type { Credentials } from '../../../packages/embedded-workspace/src/client';
import type { RemoteWorkspace } from '../remote/RemoteWorkspace';

interface Page {
	settings: { _id: string; value: unknown }[];
	total: number;
}

/** The most that a workspace returns at once. */
const perPage = 100;

/**
 * Reads settings of the workspace by their ids: the public ones as anybody, the others as an administrator. Those that do not
 * exist, or that this user may not see, are left out.
 */
export async function workspaceSettings(
	rest: RemoteWorkspace,
	creds: Credentials,
	ids: string[],
): Promise<Map<string, unknown>> {
	const found = await publicSettings(rest, creds, ids);
	for (const id of ids.filter((each) => !found.has(each))) {
		const { status, body } = await rest.call<{ value: unknown }>('GET', `/api/v1/settings/${id}`, { creds });
		if (status === 200 && 'value' in body) found.set(id, body.value);
	}
	return found;
}

async function publicSettings(rest: RemoteWorkspace, creds: Credentials, ids: string[]): Promise<Map<string, unknown>> {
	const found = new Map<string, unknown>();
	let offset = 0;
	let total = 1;
	// Older workspaces ignore `_id` and return all settings, page by page.
	while (found.size < ids.length && offset < total) {
		const path = `/api/v1/settings.public?_id=${ids.join(',')}&count=${perPage}&offset=${offset}`;
		const { body } = await rest.call<Page>('GET', path, { creds });
		for (const { _id, value } of body.settings ?? []) if (ids.includes(_id)) found.set(_id, value);
		total = body.total ?? 0;
		offset += perPage;
	}
	return found;
}
