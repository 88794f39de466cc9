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

import { AppPersistenceStore } from '../../store/AppPersistenceStore';
import { JobStore } from '../../store/JobStore';
import { SecretStore } from '../../store/SecretStore';
import type { Stores } from '../../store/stores';
import { isBefore } from '../../version';
import { AppChanges } from '../AppChanges';
import { Faults } from '../Faults';
import { refusing } from '../refusing';
import { AppActivation } from './AppActivation';
import { AppApiBridge } from './AppApiBridge';
import { AppCommandBridge } from './AppCommandBridge';
import { AppDetailChanges } from './AppDetailChanges';
import { AppHttpBridge } from './AppHttpBridge';
import { AppInternalBridge } from './AppInternalBridge';
import { AppMessageBridge } from './AppMessageBridge';
import { AppPersistenceBridge } from './AppPersistenceBridge';
import { AppRoomBridge } from './AppRoomBridge';
import { AppSchedulerBridge } from './AppSchedulerBridge';
import { AppServerSettingBridge } from './AppServerSettingBridge';
import { AppUiInteractionBridge } from './AppUiInteractionBridge';
import { AppUserBridge } from './AppUserBridge';
import { signingKeys } from './signingKeys';

/** Everything between the engine and the workspace: what does something, and what only refuses. */
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

		cloud: refusing(CloudWorkspaceBridge),
		contacts: refusing(ContactBridge),
		email: refusing(EmailBridge),
		environment: refusing(EnvironmentalVariableBridge),
		experimental: refusing(ExperimentalBridge),
		livechat: refusing(LivechatBridge),
		moderation: refusing(ModerationBridge),
		oauthApps: refusing(OAuthAppsBridge),
		outboundMessages: refusing(OutboundMessageBridge),
		roles: refusing(RoleBridge),
		threads: refusing(ThreadBridge),
		uploads: refusing(UploadBridge),
		videoConferences: refusing(VideoConferenceBridge),
		// The engine has a getter for it and never calls what it gets.
		listener: { messageEvent: nothing, roomEvent: nothing, uiKitInteractionEvent: nothing },
	};
}

/** The bridges in the shape the engine asks for: a getter each. */
export class WorkspaceBridges extends AppBridges {
	/** What may go wrong on purpose between the engine and the workspace. */
	readonly faults = new Faults();

	/** Which apps are being replaced. */
	readonly changes = new AppChanges();

	readonly to: ReturnType<typeof bridgesOf>;

	/** @param version the Rocket.Chat that is played */
	constructor(stores: Stores, version: string) {
		super();
		this.to = bridgesOf(stores, version, this.faults, this.changes);
	}

	override getApiBridge = () => this.to.apis;
	override getAppActivationBridge = () => this.to.activation;
	override getAppDetailChangesBridge = () => this.to.detailChanges;
	override getCloudWorkspaceBridge = () => this.to.cloud;
	override getCommandBridge = () => this.to.commands;
	override getContactBridge = () => this.to.contacts;
	override getEmailBridge = () => this.to.email;
	override getEnvironmentalVariableBridge = () => this.to.environment;
	override getExperimentalBridge = () => this.to.experimental;
	override getHttpBridge = () => this.to.http;
	override getInternalBridge = () => this.to.internal;
	override getInternalFederationBridge = () => this.to.signing;
	override getListenerBridge = () => this.to.listener;
	override getLivechatBridge = () => this.to.livechat;
	override getMessageBridge = () => this.to.messages;
	override getModerationBridge = () => this.to.moderation;
	override getOAuthAppsBridge = () => this.to.oauthApps;
	override getOutboundMessageBridge = () => this.to.outboundMessages;
	override getPersistenceBridge = () => this.to.persistence;
	override getRoleBridge = () => this.to.roles;
	override getRoomBridge = () => this.to.rooms;
	override getSchedulerBridge = () => this.to.scheduler;
	override getServerSettingBridge = () => this.to.serverSettings;
	override getThreadBridge = () => this.to.threads;
	override getUiInteractionBridge = () => this.to.uiInteractions;
	override getUploadBridge = () => this.to.uploads;
	override getUserBridge = () => this.to.users;
	override getVideoConferenceBridge = () => this.to.videoConferences;
}

async function nothing(): Promise<void> {
	// Nobody asks.
}
