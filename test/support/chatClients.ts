import { openStore, storesOf } from 'embedded-workspace/testing';
import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import { ChatClient } from './chatClient';
import type { Credentials } from 'embedded-workspace';
import type { Device } from 'embedded-workspace/testing';

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
		return this.keep(await ChatClient.connect(url, creds));
	}

	/** Connects as a device that the workspace's device management shows, e.g. `chromeOnWindows('10.1.2.3')`. */
	async connectFrom(device: Device, creds: Credentials, url = this.workspace().url): Promise<ChatClient> {
		return this.keep(await ChatClient.connect(url, creds, device));
	}

	async disconnect(): Promise<void> {
		await Promise.all(this.connected.splice(0).map((client) => client.disconnect()));
	}

	private keep(client: ChatClient): ChatClient {
		this.connected.push(client);
		return client;
	}

	/** The offset is something a client reports of itself, by ways this workspace does not have. */
	private describe(userId: string, { language, utcOffset = 0 }: Person): void {
		const db = openStore(this.workspace().process.dataFolder);
		const { users } = storesOf(db);
		const user = users.findById(userId);
		if (user) {
			users.update({ ...user, utcOffset, settings: { preferences: { language } } });
		}
		db.close();
	}
}
