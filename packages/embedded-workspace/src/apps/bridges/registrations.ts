import { generateKeyPairSync } from 'crypto';

import type { AppStatus } from '@rocket.chat/apps-engine/definition/AppStatus';
import { AppStatusUtils } from '@rocket.chat/apps-engine/definition/AppStatus';
import type { ISlashCommand } from '@rocket.chat/apps-engine/definition/slashcommands';
import type { ProxiedApp } from '@rocket.chat/apps-engine/server/ProxiedApp';
import type { IInternalFederationBridge } from '@rocket.chat/apps-engine/server/bridges';
import {
	ApiBridge,
	AppActivationBridge,
	AppDetailChangesBridge,
	CommandBridge,
} from '@rocket.chat/apps-engine/server/bridges';
import type { AppApi } from '@rocket.chat/apps-engine/server/managers/AppApi';

import type { SecretStore } from '../../store/SecretStore';

/** Knows which apps are enabled in this process. */
export class AppActivation extends AppActivationBridge {
	private readonly enabled = new Set<string>();

	isEnabled(appId: string): boolean {
		return this.enabled.has(appId);
	}

	protected override async appAdded(): Promise<void> {
		// Its status follows when it has been enabled.
	}

	/** Reads the status itself: the engine does not report it after an update. */
	protected override async appUpdated(app: ProxiedApp): Promise<void> {
		await this.appStatusChanged(app, await app.getStatus());
	}

	protected override async appRemoved(app: ProxiedApp): Promise<void> {
		this.enabled.delete(app.getID());
	}

	protected override async appStatusChanged(app: ProxiedApp, status: AppStatus): Promise<void> {
		if (AppStatusUtils.isEnabled(status)) {
			this.enabled.add(app.getID());
		} else {
			this.enabled.delete(app.getID());
		}
	}

	protected override async actionsChanged(): Promise<void> {
		// Action buttons are not shown by the embedded workspace.
	}
}

/** The endpoints of enabled apps; the HTTP server asks here which one a request is for. */
export class AppApiBridge extends ApiBridge {
	private readonly apis = new Map<string, AppApi[]>();

	/** Returns `undefined` if no enabled app of that id has endpoints. */
	ofApp(appId: string): AppApi[] | undefined {
		return this.apis.get(appId);
	}

	protected override async registerApi(api: AppApi, appId: string): Promise<void> {
		this.apis.set(appId, [...(this.apis.get(appId) ?? []), api]);
	}

	protected override async unregisterApis(appId: string): Promise<void> {
		this.apis.delete(appId);
	}
}

export interface RegisteredCommand {
	command: ISlashCommand;
	appId: string;
}

/** The slash commands apps bring along. The workspace has none of its own that an app could change. */
export abstract class AppCommandBridge extends CommandBridge {
	private readonly commands = new Map<string, RegisteredCommand>();

	all(): RegisteredCommand[] {
		return [...this.commands.values()];
	}

	protected override async doesCommandExist(command: string): Promise<boolean> {
		return this.commands.has(command.toLowerCase());
	}

	protected override async registerCommand(command: ISlashCommand, appId: string): Promise<void> {
		this.commands.set(command.command.toLowerCase(), { command, appId });
	}

	protected override async unregisterCommand(command: string): Promise<void> {
		this.commands.delete(command.toLowerCase());
	}
}

/** Rocket.Chat informs its administration pages of a changed app setting. Here nobody listens. */
export class AppDetailChanges extends AppDetailChangesBridge {
	protected override onAppSettingsChange(): void {
		// Nothing to do.
	}
}

interface KeyPair {
	publicKey: string;
	privateKey: string;
}

/**
 * Returns the key pair with which the engine signs what it stores of an app. It stays in the database: with another pair the
 * engine takes installed apps for tampered with (`invalid_installation_disabled`).
 */
export function signingKeys(secrets: SecretStore): IInternalFederationBridge {
	const { privateKey, publicKey } = JSON.parse(secrets.getOrMake('app-signing-keys', makeKeyPair)) as KeyPair;
	return { getPrivateKey: async () => privateKey, getPublicKey: async () => publicKey };
}

function makeKeyPair(): string {
	return JSON.stringify(
		generateKeyPairSync('rsa', {
			modulusLength: 2048,
			publicKeyEncoding: { type: 'spki', format: 'pem' },
			privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
		}),
	);
}
