import type { AppWorkspace } from '../../tools/harness/appWorkspace';
import { appId, startWithApp } from '../../tools/harness/appWorkspace';
import type { ChatClient } from '../support/chatClient';
import { ChatClients } from '../support/chatClients';
import type { Credentials } from 'embedded-workspace';
import type { Secrets } from 'embedded-workspace/testing';
import { inStore } from '../support/storedData';
import type { Engine } from '../../tools/scripts/engines/engines';
import { cliBeside } from '../../tools/scripts/engines/installEngine';

/** A workspace on one engine, over its restarts, and what is done in it. */
export class EngineWorkspace {
	/** Login tokens of all clients so far, which must not be found in what is stored. */
	readonly secrets: Secrets = {};

	private readonly started: AppWorkspace[] = [];
	private readonly clients = new ChatClients(() => this.now);

	constructor(private readonly engine: Engine) {}

	/** As it runs now. @throws where it could not be started */
	get now(): AppWorkspace {
		const latest = this.started.at(-1);
		if (!latest) {
			throw new Error('There is no workspace with the app in it: see why it was not installed.');
		}
		return latest;
	}

	/** Starts the workspace and installs the app, or starts it again after a crash. */
	async start(): Promise<void> {
		const { version, rocketChat } = this.engine;
		const previous = this.started.at(-1)?.process;
		await this.disconnect();
		await previous?.kill();
		const options = { version: rocketChat, cli: cliBeside(version) };
		this.started.push(await startWithApp({ ...options, dataFolder: previous?.dataFolder }));
	}

	async stop(): Promise<void> {
		// The first one made the data folder and removes it.
		for (const { process } of this.started.reverse()) {
			await process.stop();
		}
	}

	async newClients(count: number): Promise<ChatClient[]> {
		const connected = await this.clients.ofNewUser(count);
		for (const { creds } of connected) {
			this.secrets[`login ${Object.keys(this.secrets).length}`] = creds.authToken;
		}
		return connected;
	}

	disconnect(): Promise<void> {
		return this.clients.disconnect();
	}

	/** Calls the app's endpoint, which has to succeed, and gives until when it says that the login lasts. */
	async logOutOthers(creds: Credentials): Promise<number> {
		const { status, body } = await this.now.callApp({ creds });
		expect({ status, body }).toMatchObject({ status: 200, body: { token: creds.authToken, success: true } });
		return Date.parse(body.tokenExpires ?? '');
	}

	/** What the administration shows, e.g. `manually_enabled`. */
	async appStatus(): Promise<string> {
		const { call, admin } = this.now;
		return (await call<{ app: { status: string } }>('GET', `/api/apps/${appId}`, { creds: admin })).body.app.status;
	}

	async enableApp(): Promise<void> {
		const { call, admin } = this.now;
		const body = { status: 'manually_enabled' };
		expect((await call('POST', `/api/apps/${appId}/status`, { creds: admin, body })).status).toBe(200);
	}

	async setting(id: string): Promise<unknown> {
		const { call, admin } = this.now;
		const path = `/api/apps/${appId}/settings/${id}`;
		return (await call<{ setting: { value: unknown } }>('GET', path, { creds: admin })).body.setting.value;
	}

	async runJob(id: string): Promise<void> {
		const { call, admin } = this.now;
		expect((await call('POST', `/workspace/jobs/${appId}/${id}/run`, { creds: admin })).status).toBe(200);
	}

	/** Everything that apps have stored. */
	records(): string {
		return inStore(this.now, ({ db }) => {
			const rows = db.prepare('SELECT data FROM app_persistence').all() as { data: string }[];
			return rows.map(({ data }) => data).join('\n');
		});
	}
}
