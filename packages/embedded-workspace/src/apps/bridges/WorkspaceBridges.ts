import {
	AppBridges,
	CloudWorkspaceBridge,
	ContactBridge,
	EmailBridge,
	EnvironmentalVariableBridge,
	ExperimentalBridge,
	LivechatBridge,
	ModerationBridge,
	OutboundMessageBridge,
	RoleBridge,
	UploadBridge,
	VideoConferenceBridge,
} from '@rocket.chat/apps-engine/server/bridges';
import { OAuthAppsBridge } from '@rocket.chat/apps-engine/server/bridges/OAuthAppsBridge';
import { ThreadBridge } from '@rocket.chat/apps-engine/server/bridges/ThreadBridge';

import { SecretStore } from '../../store/SecretStore';
import type { Stores } from '../../stores';
import { isBefore } from '../../version';
import { AppChanges } from '../AppChanges';
import { Faults } from '../Faults';
import { refusing } from '../refusing';
import { AppInternalBridge, AppMessageBridge, AppRoomBridge, AppUiInteractionBridge } from './chat';
import { AppHttpBridge } from './http';
import { JobStore } from './JobStore';
import { AppPersistenceBridge, AppPersistenceStore } from './persistence';
import { AppActivation, AppApiBridge, AppCommandBridge, AppDetailChanges, signingKeys } from './registrations';
import { AppSchedulerBridge } from './scheduler';
import { AppServerSettingBridge } from './settings';
import { AppUserBridge } from './users';

/** Everything between the engine and the workspace that does something. */
function bridgesOf(stores: Stores, version: string, faults: Faults, changes: AppChanges) {
	const activation = new AppActivation();
	const isReady = (appId: string): boolean => activation.isEnabled(appId) && !changes.isChanging(appId);
	return {
		activation,
		apis: new AppApiBridge(),
		commands: refusing(AppCommandBridge),
		detailChanges: new AppDetailChanges(),
		http: faults.into('http', new AppHttpBridge(!isBefore(version, '6.11'))),
		internal: refusing(AppInternalBridge, stores),
		messages: faults.into('messages', refusing(AppMessageBridge, stores)),
		persistence: faults.into('persistence', refusing(AppPersistenceBridge, new AppPersistenceStore(stores.db))),
		rooms: faults.into('rooms', refusing(AppRoomBridge, stores)),
		scheduler: refusing(AppSchedulerBridge, new JobStore(stores.db), isReady),
		serverSettings: refusing(AppServerSettingBridge, stores.settings),
		signing: signingKeys(new SecretStore(stores.db)),
		uiInteractions: faults.into('uiInteractions', new AppUiInteractionBridge(stores.events)),
		users: refusing(AppUserBridge, stores),
	};
}

/** The bridges in the shape the engine asks for: a getter each. */
export class WorkspaceBridges extends AppBridges {
	/** What may go wrong on purpose between the engine and the workspace. */
	readonly faults = new Faults();

	/** Which apps are being replaced. */
	readonly changes: AppChanges;

	readonly to: ReturnType<typeof bridgesOf>;

	/** @param version the Rocket.Chat that is emulated */
	constructor(stores: Stores, version: string) {
		super();
		this.changes = new AppChanges(version);
		this.to = bridgesOf(stores, version, this.faults, this.changes);
	}

	override getApiBridge = () => this.to.apis;
	override getAppActivationBridge = () => this.to.activation;
	override getAppDetailChangesBridge = () => this.to.detailChanges;
	override getCloudWorkspaceBridge = none(CloudWorkspaceBridge);
	override getCommandBridge = () => this.to.commands;
	override getContactBridge = none(ContactBridge);
	override getEmailBridge = none(EmailBridge);
	override getEnvironmentalVariableBridge = none(EnvironmentalVariableBridge);
	override getExperimentalBridge = none(ExperimentalBridge);
	override getHttpBridge = () => this.to.http;
	override getInternalBridge = () => this.to.internal;
	override getInternalFederationBridge = () => this.to.signing;
	// The engine never calls what it gets here.
	override getListenerBridge = () => ({ messageEvent: nothing, roomEvent: nothing, uiKitInteractionEvent: nothing });
	override getLivechatBridge = none(LivechatBridge);
	override getMessageBridge = () => this.to.messages;
	override getModerationBridge = none(ModerationBridge);
	override getOAuthAppsBridge = none(OAuthAppsBridge);
	override getOutboundMessageBridge = none(OutboundMessageBridge);
	override getPersistenceBridge = () => this.to.persistence;
	override getRoleBridge = none(RoleBridge);
	override getRoomBridge = () => this.to.rooms;
	override getSchedulerBridge = () => this.to.scheduler;
	override getServerSettingBridge = () => this.to.serverSettings;
	override getThreadBridge = none(ThreadBridge);
	override getUiInteractionBridge = () => this.to.uiInteractions;
	override getUploadBridge = none(UploadBridge);
	override getUserBridge = () => this.to.users;
	override getVideoConferenceBridge = none(VideoConferenceBridge);
}

/** Returns the getter of a bridge that only refuses. @param base missing in older engines, which never ask for it */
function none<T extends object>(base: (abstract new () => T) | undefined): () => T {
	const bridge = refusing(base);
	return () => bridge;
}

async function nothing(): Promise<void> {
	// Nobody asks.
}
