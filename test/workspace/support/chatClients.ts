import { openStore } from '../../../workspace/store/Store';
import { storesOf } from '../../../workspace/store/stores';
import type { AppWorkspace } from './appWorkspace';
import { ChatClient } from './chatClient';
import type { Credentials } from './client';

export interface Person {
	/** Default: none of their own. */
	language?: string;
	/** Hours ahead of UTC. */
	utcOffset?: number;
}

/** The connected clients of one test. */
export class ChatClients {
	private readonly connected: ChatClient[] = [];

	constructor(private readonly workspace: () => AppWorkspace) {}

	/** Makes a user and connects so many clients of them. */
	async ofNewUser(count: number, person: Person = {}): Promise<ChatClient[]> {
		const logins = await this.workspace().newClients(count);
		this.describe(logins[0].userId, person);
		return Promise.all(logins.map((creds) => this.connect(creds)));
	}

	/** Connects to this instance of the workspace, or to another one. */
	async connect(creds: Credentials, url = this.workspace().url): Promise<ChatClient> {
		const client = await ChatClient.connect(url, creds);
		this.connected.push(client);
		return client;
	}

	async disconnect(): Promise<void> {
		await Promise.all(this.connected.splice(0).map((client) => client.disconnect()));
	}

	/** The offset is something a client reports of itself, by ways this workspace does not have. */
	private describe(userId: string, { language, utcOffset = 0 }: Person): void {
		const db = openStore(this.workspace().process.dataFolder);
		const { users } = storesOf(db);
		const user = users.findById(userId);
		if (user) users.update({ ...user, utcOffset, settings: { preferences: { language } } });
		db.close();
	}
}
