import type { IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import { RoomType } from '@rocket.chat/apps-engine/definition/rooms/RoomType';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import type { ILogger } from '@rocket.chat/apps-engine/definition/accessors';

import { Call, type HostAccessors, ProcessMemory } from '../../../src/Call';
import { FakeLog } from './fakes';
import { FakeHttp, type HttpCall } from './FakeHttp';
import { FakePersistence } from './FakePersistence';

export const alice = { id: 'alice', username: 'alice', roles: ['user'], utcOffset: 0 } as object as IUser;
const bot = { id: 'bot', username: 'logout-others.bot' } as IUser;

interface SentMessage {
	/** The only user who sees it; undefined for a message to all in the room. */
	to?: string;
	roomId: string;
	text: string;
	threadId?: string;
	attachments?: { title?: { value: string; link: string } }[];
}

/** A stub of the message builder of the engine. */
class MessageBuilder {
	readonly message: SentMessage = { roomId: '', text: '' };

	setRoom({ id }: IRoom): this {
		this.message.roomId = id;
		return this;
	}

	setText(text: string): this {
		this.message.text = text;
		return this;
	}

	setThreadId(threadId: string): this {
		this.message.threadId = threadId;
		return this;
	}

	setAttachments(attachments: SentMessage['attachments']): this {
		this.message.attachments = attachments;
		return this;
	}

	setSender(): this {
		return this;
	}

	getMessage(): SentMessage {
		return this.message;
	}
}

/** A host in memory: settings, users, rooms, messages, persistence and the workspace's REST API. */
export class HostSetup {
	readonly log = new FakeLog();
	readonly memory = new ProcessMemory();
	readonly persistence = new FakePersistence();
	readonly messages: SentMessage[] = [];
	readonly surfaces: { id?: string; blocks: unknown[] }[] = [];
	appSettings: Record<string, unknown> = {};
	/** One that is missing throws, as on the host. */
	serverSettings: Record<string, unknown> = {
		Site_Url: 'https://chat.example.com',
		Accounts_LoginExpiration: 90,
		Language: 'en',
		Log_Level: '0',
		FileUpload_ProtectFiles: true,
	};
	users: IUser[] = [alice, bot];
	rooms: Partial<IRoom>[] = [
		{ id: 'GENERAL', type: RoomType.CHANNEL },
		{ id: 'direct', type: RoomType.DIRECT_MESSAGE, userIds: ['alice', 'bot'] },
	];
	readonly http = new FakeHttp((call) => this.answer(call));
	version = '8.0';
	sendError?: Error;
	readonly app = { getLogger: () => this.log, getID: () => 'app', getVersion: () => '1.2.3' } as object as IApp;

	readonly read = {
		getEnvironmentReader: () => ({
			getSettings: () => ({ getValueById: async (id: string) => this.appSettings[id] }),
			getServerSettings: () => ({
				getValueById: async (id: string) => {
					if (!(id in this.serverSettings)) {
						throw new Error('unaccessible');
					}
					return this.serverSettings[id];
				},
			}),
		}),
		getPersistenceReader: () => this.persistence.reader,
		getUserReader: () => ({
			getById: async (id: string) => this.users.find((user) => user.id === id),
			getByUsername: async (name: string) => this.users.find((user) => user.username === name),
			getAppUser: async () => bot,
		}),
		getRoomReader: () => ({
			getById: async (id: string) => this.rooms.find((room) => room.id === id),
			getDirectByUsernames: async () => this.rooms.find(({ id }) => id === 'direct'),
		}),
	} as object as IRead;

	readonly modify = {
		getNotifier: () => ({
			getMessageBuilder: () => new MessageBuilder(),
			notifyUser: async ({ id }: IUser, message: SentMessage) => this.send({ ...message, to: id }),
		}),
		getCreator: () => ({
			startMessage: () => new MessageBuilder(),
			startRoom: () => this.roomBuilder,
			finish: async (made: unknown) => (made instanceof MessageBuilder ? this.send(made.message) : 'direct'),
		}),
		getUiController: () => ({
			openSurfaceView: async (view: { id?: string; blocks: unknown[] }) => void this.surfaces.push(view),
		}),
	} as object as IModify;

	private readonly roomBuilder = {
		setType: () => this.roomBuilder,
		setCreator: () => this.roomBuilder,
		setMembersToBeAddedByUsernames: () => this.roomBuilder,
	} as object as { setType(): unknown };

	call(user?: IUser): Call {
		return new Call('app', this.memory, this.accessors(user));
	}

	accessors(user?: IUser): HostAccessors {
		const log = this.log as object as ILogger;
		const { read, modify, persistence } = this;
		return { read, modify, http: this.http.accessor, persistence: persistence.writer, log, user };
	}

	/** What the workspace answers, unless a test puts something else in its place. */
	answer({ url, request }: HttpCall): object | undefined {
		const data = url.endsWith('/api/info')
			? { version: this.version }
			: { token: request.headers?.['X-Auth-Token'], tokenExpires: '2027-02-20T12:00:00.000Z' };
		return { statusCode: 200, data: { ...data, success: true } };
	}

	private send(message: SentMessage): string {
		if (this.sendError) {
			throw this.sendError;
		}
		this.messages.push(message);
		return 'message';
	}
}
