import { randomBytes } from 'crypto';

import { appId } from '../../tools/harness/appWorkspace';
import type { Credentials, HttpAnswer, WorkspaceClient } from 'embedded-workspace';
import { client } from 'embedded-workspace';
import type { Device, LiveConnection, LiveEvent } from 'embedded-workspace/testing';
import { connectLive, until } from 'embedded-workspace/testing';
import type { Modal, ShownMessage } from './shown';
import { fileOf, pictureOf } from './shown';

interface Interaction {
	type: string;
	triggerId: string;
	view: Modal;
}

export interface Place {
	roomId?: string;
	tmid?: string;
}

export interface Loading {
	/** Whose cookies go along; default: the client's own. */
	cookies?: Credentials;
	/** `Sec-Fetch-Site`; default: as a browser sends it for what is on the page. */
	site?: string;
}

/** Loads like the mobile app, or a browser that blocks cookies. */
export const withoutCookies: Loading = { cookies: { userId: '', authToken: '' } };

/** A client of a user, connected live: the web client, which can also emulate the mobile app. */
export class ChatClient {
	/** All that came over the live connection so far. */
	readonly events: LiveEvent[] = [];

	private readonly rest: WorkspaceClient;
	private messagesRead = 0;

	private constructor(
		url: string,
		readonly creds: Credentials,
		private readonly live: LiveConnection,
		private readonly device?: Device,
	) {
		this.rest = client(url);
		void this.listen();
	}

	/** @param device What device management is to show; default: a Node program on this machine. */
	static async connect(url: string, creds: Credentials, device?: Device): Promise<ChatClient> {
		const live = await connectLive(url, creds, { device });
		await live.next();
		return new ChatClient(url, creds, live, device);
	}

	/** Runs the command, as a script does unless it gets a trigger. */
	async runCommand(params = '', place: Place & { triggerId?: string } = {}): Promise<void> {
		const body = { command: 'logout-others', params, roomId: 'GENERAL', ...place };
		const answer = await this.rest.call('POST', '/api/v1/commands.run', { creds: this.creds, body });
		if (answer.status !== 200) {
			throw new Error(`The command was refused: ${JSON.stringify(answer.body)}`);
		}
	}

	/** Runs the command and returns the modal that opens in this client. */
	async openQuestion(place: Place = {}): Promise<Modal> {
		const triggerId = randomBytes(8).toString('hex');
		// The command ends when the picture of the question has been asked for, or some seconds later.
		const running = this.runCommand('', { ...place, triggerId });
		const shown = this.questionShown(triggerId);
		return Promise.race([shown, running.then(() => shown)]);
	}

	/** Returns the modal that opens for a trigger. */
	questionShown(triggerId: string): Promise<Modal> {
		return until(() => this.interactions().find((each) => each.triggerId === triggerId)?.view);
	}

	/** Loads the picture of a modal as the page does, with its cookies, from any instance of the workspace. */
	async loadPicture(modal: Modal, loading: Loading & { from?: string } = {}): Promise<HttpAnswer<string>> {
		return this.load((loading.from ?? this.rest.url) + pictureOf(modal), { site: 'same-origin', ...loading });
	}

	/** Opens an address in a browser. */
	load(address: string, { cookies = this.creds, site = 'same-origin' }: Loading = {}): Promise<HttpAnswer<string>> {
		const { origin, pathname, search } = new URL(address, this.rest.url);
		const cookie = `theme=dark; rc_uid=${cookies.userId}; rc_token=${encodeURIComponent(cookies.authToken)}`;
		const headers = { 'sec-fetch-site': site, ...(cookies.userId !== '' && { cookie }), ...this.deviceHeaders() };
		return client(origin).call<string>('GET', pathname + search, { headers });
	}

	/** Opens the file of a message as the mobile app does; older ones append with a question mark in any case. */
	tap(message: ShownMessage, append: '&' | '?' = '&'): Promise<HttpAnswer<string>> {
		const login = `rc_uid=${this.creds.userId}&rc_token=${this.creds.authToken}`;
		const { origin, pathname, search } = new URL(`${fileOf(message)}${append}${login}`);
		const headers = { 'user-agent': 'RC Mobile; ios 17.5; v4.55.0', ...this.deviceHeaders() };
		return client(origin).call<string>('GET', pathname + search, { headers });
	}

	/** Confirms a modal and returns the modal that this client, and no other, shows then. */
	async submit(modal: Modal, from = this.rest.url): Promise<Modal> {
		const body = { type: 'viewSubmit', triggerId: 'submit', payload: { view: { id: modal.id, state: {} } } };
		const answer = await this.interact(body, from);
		expect(answer).toMatchObject({ status: 200, body: { success: true, type: 'modal.update', appId } });
		return (answer.body as { view: Modal }).view;
	}

	/** Closes a modal by its cancel button or its cross. */
	async close(modal: Modal): Promise<void> {
		const body = { type: 'viewClosed', payload: { viewId: modal.id, view: { id: modal.id }, isCleared: false } };
		expect((await this.interact(body)).status).toBe(200);
	}

	/** The next message that only this user sees. */
	async nextMessage(): Promise<ShownMessage> {
		const message = await until(() => this.messages()[this.messagesRead]);
		this.messagesRead++;
		return message;
	}

	/** Messages so far that only this user sees; see `listened` for knowing that no other is on its way. */
	messages(): ShownMessage[] {
		return this.ofKind('ephemeral-message') as ShownMessage[];
	}

	/** What apps wanted to show so far, in whichever client of the user. */
	interactions(): Interaction[] {
		return this.ofKind('ui-interaction') as Interaction[];
	}

	/** Resolves when the workspace has thrown this client out. */
	async loggedOut(): Promise<void> {
		await until(() => this.ofKind('logout').length > 0);
	}

	async isLoggedIn(): Promise<boolean> {
		const { status } = await this.rest.me(this.creds);
		expect([200, 401]).toContain(status);
		return status === 200;
	}

	/** Resolves when all that happened before has arrived: it comes in order, so a message of one's own marks the end. */
	async listened(): Promise<void> {
		const text = `marker ${randomBytes(8).toString('hex')}`;
		const body = { roomId: 'GENERAL', text };
		await this.rest.call('POST', '/api/v1/chat.postMessage', { creds: this.creds, body });
		await until(() => this.ofKind('message').some((message) => (message as ShownMessage).msg === text));
	}

	disconnect(): Promise<void> {
		return this.live.close();
	}

	private deviceHeaders(): Record<string, string> {
		return this.device ? { 'user-agent': this.device.userAgent, 'x-real-ip': this.device.address } : {};
	}

	private interact(body: object, from = this.rest.url): Promise<HttpAnswer<unknown>> {
		return client(from).call('POST', `/api/apps/ui.interaction/${appId}`, { creds: this.creds, body });
	}

	private ofKind(kind: string): unknown[] {
		return this.events.filter(({ event }) => event === kind).map(({ data }) => data);
	}

	private async listen(): Promise<void> {
		try {
			for (;;) {
				this.events.push(await this.live.next());
			}
		} catch {
			// The connection has ended: nothing more will come.
		}
	}
}
