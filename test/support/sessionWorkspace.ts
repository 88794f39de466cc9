import { ChatClient } from './chatClient';
import type { Credentials, HttpAnswer, WorkspaceClient } from './client';
import { client, defaultPassword } from './client';
import type { Device } from './devices';
import type { WorkspaceProcess } from '../../tools/harness/workspaceProcess';
import { startWorkspaceProcess } from '../../tools/harness/workspaceProcess';

interface ListedSession {
	_id: string;
	sessionId: string;
	userId: string;
	device: { type: string; name: string; longVersion: string; version: string; os: { name: string; version?: string } };
	host: string;
	ip: string;
	loginAt: string;
}

export interface SessionListBody {
	sessions: ListedSession[];
	count: number;
	offset: number;
	total: number;
	success: boolean;
	error?: string;
}

/** A workspace without apps, of whose sessions device management is to tell. */
export class SessionWorkspace {
	workspace!: WorkspaceProcess;

	api!: WorkspaceClient;

	admin!: Credentials;

	private users = 0;

	private readonly connected: ChatClient[] = [];

	async start(options: Parameters<typeof startWorkspaceProcess>[0]): Promise<void> {
		this.workspace = await startWorkspaceProcess(options);
		this.api = client(this.workspace.url);
		this.admin = await this.api.login('admin', 'admin');
	}

	/** Logs in so many clients of a new user, none of them connected. */
	async newLogins(count: number): Promise<Credentials[]> {
		const { username } = await this.api.createUser(`sid${++this.users}`);
		const logins: Credentials[] = [];
		for (let made = 0; made < count; made++) logins.push(await this.api.login(username, defaultPassword));
		return logins;
	}

	async connect(creds: Credentials, device: Device): Promise<ChatClient> {
		const chat = await ChatClient.connect(this.workspace.url, creds, device);
		this.connected.push(chat);
		return chat;
	}

	async disconnect(): Promise<void> {
		await Promise.all(this.connected.splice(0).map((each) => each.disconnect()));
	}

	list(creds: Credentials | undefined, query = '', rest = this.api): Promise<HttpAnswer<SessionListBody>> {
		return rest.call<SessionListBody>('GET', `/api/v1/sessions/list${query}`, { creds });
	}
}

export function addressesOf({ body }: HttpAnswer<SessionListBody>): string[] {
	return body.sessions.map(({ ip }) => ip);
}
