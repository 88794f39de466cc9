import type { Browser, Page } from 'playwright-core';

import { openClient } from 'embedded-workspace/browser';
import type { WebClient } from 'embedded-workspace/browser';
import { chromeOnWindows } from 'embedded-workspace/testing';
import type { AppWorkspace } from '../../harness/appWorkspace';
import { defaultPassword as password } from 'embedded-workspace';

export type Scheme = 'light' | 'dark';

/** In CSS pixels. */
export interface Size {
	width: number;
	height: number;
}

/** Hides what belongs to the embedded workspace rather than to a chat, and draws an edge, which a white page needs. */
const onlyTheChat = `
	.page-header, .room-list, .developer-bar, .known-logins, .login-page > .page-note, .reply { display: none !important }
	.home { grid-template: minmax(0, 1fr) / minmax(0, 1fr) !important }
	.room-title { display: block !important }
	body::after { border: 1px solid var(--rcx-color-stroke-light); content: ''; inset: 0; pointer-events: none; position: fixed }
	* { animation: none !important; caret-color: transparent !important; transition: none !important }
`;

/** A workspace with the people and the talk that the pictures show. */
export class Stage {
	constructor(
		private readonly workspace: AppWorkspace,
		private readonly browser: Browser,
		readonly scheme: Scheme,
	) {}

	async prepare(): Promise<void> {
		await this.addPerson('Alice');
		await this.addPerson('Bob');
		await this.say('bob', 'Did you find your phone?');
		await this.say('alice', 'No, I must have left it on the train.');
		await this.say('bob', 'Then log it out!');
	}

	/** Logs Alice in. */
	async open(viewport: Size, options: { mobile?: boolean } = {}): Promise<WebClient> {
		const client = await openClient(this.browser, this.workspace.url, {
			user: 'alice',
			password,
			viewport,
			colorScheme: this.scheme,
			deviceScaleFactor: 2,
			...options,
		});
		const { userAgent, address } = chromeOnWindows('192.0.2.7');
		await client.page.setExtraHTTPHeaders({ 'User-Agent': userAgent, 'X-Real-IP': address });
		await client.page.addStyleTag({ content: onlyTheChat });
		return client;
	}

	/** Opens a page that shows this HTML. */
	async openHtml(html: string, viewport: Size): Promise<Page> {
		const page = await this.browser.newPage({ viewport, colorScheme: this.scheme, deviceScaleFactor: 2 });
		await page.setContent(html);
		return page;
	}

	private async addPerson(name: string): Promise<void> {
		const username = name.toLowerCase();
		const body = { username, name, email: `${username}@example.com`, password };
		const { status } = await this.workspace.call('POST', '/api/v1/users.create', { creds: this.workspace.admin, body });
		if (status !== 200) {
			throw new Error(`${name} could not be created: ${status}`);
		}
	}

	private async say(username: string, text: string): Promise<void> {
		const creds = await this.workspace.login(username, password);
		await this.workspace.call('POST', '/api/v1/chat.postMessage', { creds, body: { roomId: 'GENERAL', text } });
	}
}
