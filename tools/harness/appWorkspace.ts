import { readFileSync } from 'fs';

import manifest from '../../app.json';
import type {
	Call,
	Credentials,
	HttpAnswer,
	LogoutBody,
	ProcessOptions,
	WorkspaceClient,
	WorkspaceProcess,
} from 'embedded-workspace';
import { client, installApp, startWorkspaceProcess } from 'embedded-workspace';
import type { AppCall } from 'embedded-workspace/testing';

/** A workspace process in which the packaged app is installed and enabled. */
export interface AppWorkspace extends WorkspaceClient {
	process: WorkspaceProcess;
	admin: Credentials;
	/** Calls the app's own `users.logoutOtherClients`, by default with POST. */
	callApp(call?: Call & { method?: string }): Promise<HttpAnswer<LogoutBody>>;
	/** Saves a setting of the app as the administration does, and returns what is stored then. */
	saveSetting(id: string, value: unknown): Promise<unknown>;
	/** Changes a setting of the workspace, and makes the app read it again. */
	changeWorkspace(id: string, value: unknown): Promise<void>;
	/** What administrators read in the app log, one text per entry, newest call first. */
	logLines(): Promise<string[]>;
}

export const appId = manifest.id;
export const endpointPath = `/api/apps/public/${appId}/users.logoutOtherClients`;

/** Starts a workspace and installs the packaged app in it, unless its data folder has it already. */
export async function startWithApp(options: ProcessOptions = {}): Promise<AppWorkspace> {
	const started = await startWorkspaceProcess({ template: process.env.WORKSPACE_WITH_APP, ...options });
	try {
		return await appWorkspaceOf(started);
	} catch (error) {
		await started.stop();
		throw error;
	}
}

/** Returns what a running workspace can do with the packaged app; installs it there first unless it is. */
export async function appWorkspaceOf(process: WorkspaceProcess): Promise<AppWorkspace> {
	const rest = client(process.url);
	const admin = await rest.login('admin', 'admin');
	const asAdmin = async <Body>(method: string, path: string, body?: object): Promise<Body> => {
		const answer = await rest.call<Body>(method, path, { creds: admin, body });
		if (answer.status !== 200) {
			throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
		}
		return answer.body;
	};
	const { status } = await rest.call('GET', `/api/apps/${appId}`, { creds: admin });
	if (status === 404) {
		await installApp(rest.url, readFileSync(packagedApp()));
	}

	return {
		...rest,
		process,
		admin,
		callApp: ({ method = 'POST', ...call } = {}) => rest.call(method, endpointPath, call),
		async saveSetting(id, value) {
			const path = `/api/apps/${appId}/settings/${id}`;
			await asAdmin('POST', path, { setting: { id, value } });
			return (await asAdmin<{ setting: { value: unknown } }>('GET', path)).setting.value;
		},
		async changeWorkspace(id, value) {
			await asAdmin('POST', `/api/v1/settings/${id}`, { value });
			// The app remembers settings for a minute, and forgets them when one of its own is saved.
			const path = `/api/apps/${appId}/settings/security_notice`;
			await asAdmin('POST', path, await asAdmin<{ setting: object }>('GET', path));
		},
		async logLines() {
			const { logs } = await asAdmin<{ logs: { entries: { args: unknown[] }[] }[] }>(
				'GET',
				`/api/apps/${appId}/logs?count=0`,
			);
			const textOf = (arg: unknown): string => (typeof arg === 'string' ? arg : JSON.stringify(arg));
			return logs.flatMap(({ entries }) => entries.map(({ args }) => args.map(textOf).join(' ')));
		},
	};
}

/** The zip that the test run has packaged. */
export function packagedApp(): string {
	const zip = process.env.APP_ZIP;
	if (zip === undefined) {
		throw new Error('The app has not been packaged: run these tests through jest.');
	}
	return zip;
}

/** Returns what the app has asked of its host since the last time, in order. */
export async function takeCalls({ call, admin }: AppWorkspace): Promise<string[]> {
	const { status, body } = await call<{ calls: AppCall[] }>('POST', `/workspace/app-calls/${appId}/take`, {
		creds: admin,
	});
	if (status !== 200) {
		throw new Error(`The calls could not be read: ${JSON.stringify(body)}`);
	}
	return body.calls.map((each) => each.call);
}
