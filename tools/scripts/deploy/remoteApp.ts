import type { Credentials } from '../../workspace/client';
import { RemoteProblem } from '../remote/RemoteProblem';
import type { RemoteWorkspace } from '../remote/RemoteWorkspace';

/** An installed app as administrators see it. */
export interface RemoteApp {
	version: string;
	/** Such as `manually_enabled`. */
	status: string;
}

/**
 * The app as it is installed there; undefined where it is not.
 * @throws RemoteProblem where this user may not manage apps, or the workspace has none
 */
export async function remoteApp(rest: RemoteWorkspace, creds: Credentials, id: string): Promise<RemoteApp | undefined> {
	const { status, body } = await rest.call<{ app: RemoteApp; error: string }>('GET', `/api/apps/${id}`, { creds });
	if (status === 200 && body.app) return body.app;
	if (status === 404 && /No App found/i.test(body.error ?? '')) return undefined;
	if (status === 401 || status === 403) {
		throw new RemoteProblem(
			'This user may not manage apps.',
			'Take an administrator, or give a role of this user the permission "manage-apps" (Administration > Permissions).',
		);
	}
	throw new RemoteProblem(
		`The workspace does not offer to manage apps (HTTP ${status}).`,
		'Before Rocket.Chat 6.0, enable Administration > Settings > General > Apps. A proxy in front must let /api/apps through.',
	);
}
