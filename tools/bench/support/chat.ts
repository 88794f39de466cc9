import { randomBytes } from 'crypto';
import { setTimeout as pause } from 'timers/promises';

import { appId } from '../../harness/appWorkspace';
import type { Call, Credentials, WorkspaceClient } from 'embedded-workspace';
import type { ClientEventStore } from 'embedded-workspace/testing';

export interface Modal {
	id: string;
	blocks: { accessory?: { imageUrl?: string } }[];
}

const deadlineMs = 30_000;

/** The command as a person and their browser go through it. What the workspace shows is read from its database. */
export class Chat {
	constructor(
		private readonly rest: Pick<WorkspaceClient, 'call'>,
		private readonly events: ClientEventStore,
		private readonly creds: Credentials,
	) {}

	/** Runs the command until its modal is on the way to the client, and loads the picture in it, which ends the command. */
	async openQuestion(): Promise<{ modal: Modal; ms: number }> {
		const before = this.events.lastSeq();
		const triggerId = randomBytes(8).toString('hex');
		const body = { command: 'logout-others', params: '', roomId: 'GENERAL', triggerId };
		const start = performance.now();
		const running = this.ask('POST', '/api/v1/commands.run', { creds: this.creds, body });
		// It is waited for below. If it fails before, that must not end this process.
		running.catch(() => undefined);
		const modal = await this.shownAfter(before);
		const ms = performance.now() - start;
		await this.loadPicture(modal);
		await running;
		return { modal, ms };
	}

	/** Confirms and loads the picture whose request does the work. @throws Error unless it says that the work is done */
	async confirm({ id }: Modal): Promise<void> {
		const body = { type: 'viewSubmit', triggerId: 'submit', payload: { view: { id, state: {} } } };
		const path = `/api/apps/ui.interaction/${appId}`;
		const { view } = await this.ask<{ view: Modal }>('POST', path, { creds: this.creds, body });
		const picture = await this.loadPicture(view);
		if (!picture.includes('>Done</text>')) {
			throw new Error(`The command was not done: ${picture}`);
		}
	}

	/** A live connection would bring the modal up to 50 ms late: the embedded workspace looks that often. */
	private async shownAfter(seq: number): Promise<Modal> {
		const start = performance.now();
		while (performance.now() - start < deadlineMs) {
			const events = this.events.after(this.creds.userId, seq);
			const shown = events.find(({ type }) => type === 'ui-interaction')?.payload as { view: Modal } | undefined;
			if (shown) {
				return shown.view;
			}
			await pause(1);
		}
		throw new Error('The command opened no modal.');
	}

	/** As the page does it, with its cookies. */
	private async loadPicture({ blocks }: Modal): Promise<string> {
		const address = blocks.map(({ accessory }) => accessory?.imageUrl).find(Boolean);
		const { pathname, search } = new URL(address ?? '', 'http://localhost');
		const cookie = `rc_uid=${this.creds.userId}; rc_token=${encodeURIComponent(this.creds.authToken)}`;
		const headers = { cookie, 'sec-fetch-site': 'same-origin' };
		return this.ask<string>('GET', pathname + search, { headers });
	}

	private async ask<Body>(method: string, path: string, call: Call): Promise<Body> {
		const { status, body } = await this.rest.call<Body>(method, path, call);
		if (status !== 200) {
			throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
		}
		return body;
	}
}
