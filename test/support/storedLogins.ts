import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import { appId } from '../../tools/harness/appWorkspace';
import type { Credentials } from './client';
import { inStore } from './storedData';
import { until } from './until';

interface Stored {
	kind?: string;
	userId?: string;
	ledgerBegan?: number;
}

function records(workspace: AppWorkspace): Stored[] {
	return inStore(workspace, ({ db }) => {
		const rows = db.prepare('SELECT data FROM app_persistence WHERE app_id = ?').all(appId) as { data: string }[];
		return rows.map(({ data }) => JSON.parse(data) as Stored);
	});
}

/** Records of logins in the login ledger: of one user, or of all. */
export function storedLogins(workspace: AppWorkspace, userId?: string): Stored[] {
	const logins = records(workspace).filter(({ kind }) => kind === 'login');
	return userId === undefined ? logins : logins.filter((login) => login.userId === userId);
}

/** Resolves when the job that begins the ledger has run: it is scheduled when the app starts or the setting changes. */
export async function ledgerBegan(workspace: AppWorkspace): Promise<void> {
	await until(() => records(workspace).some(({ ledgerBegan: began }) => began !== undefined));
}

/** Resolves when the job that empties the ledger has done so. */
export async function ledgerEnded(workspace: AppWorkspace): Promise<void> {
	await until(
		() => !records(workspace).some(({ kind, ledgerBegan: began }) => kind === 'login' || began !== undefined),
	);
}

/** Resolves when the ledger has so many logins of a user: the workspace tells apps of a login after it has answered it. */
export async function ledgerHas(workspace: AppWorkspace, { userId }: Credentials, count: number): Promise<void> {
	await until(() => storedLogins(workspace, userId).length === count);
}

export async function usernameOf(workspace: AppWorkspace, creds: Credentials): Promise<string> {
	return String((await workspace.me(creds)).body.username);
}
