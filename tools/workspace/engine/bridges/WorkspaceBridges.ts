import {
	AppBridges,
	CloudWorkspaceBridge,
	ContactBridge,
	EmailBridge,
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
import { AppActivation } from './AppActivation';
import { AppApiBridge } from './AppApiBridge';
import { AppCommandBridge } from './AppCommandBridge';
import { AppDetailChanges } from './AppDetailChanges';
import { AppEnvironmentBridge } from './AppEnvironmentBridge';
import { AppHttpBridge } from './AppHttpBridge';
import { AppInternalBridge } from './AppInternalBridge';
import { AppMessageBridge } from './AppMessageBridge';
import { AppPersistenceBridge } from './AppPersistenceBridge';
import { AppRoomBridge } from './AppRoomBridge';
import { AppSchedulerBridge } from './AppSchedulerBridge';
import { AppServerSettingBridge } from './AppServerSettingBridge';
import { AppUiInteractionBridge } from './AppUiInteractionBridge';
import { AppUserBridge } from './AppUserBridge';
import { refusing } from './refusing';
import { signingKeys } from './signingKeys';

/** Everything between the engine and the workspace: what does something, and what only refuses. */
function bridgesOf(stores: Stores, version: string, faults: Faults, changes: AppChanges) {
	const activation = new AppActivation();
	const isReady = (appId: string): boolean => activation.isEnabled(appId) && !changes.isChanging(appId);
	return {
		activation,
		apis: new AppApiBridge(),
		commands: new AppCommandBridge(),
		detailChanges: new AppDetailChanges(),
		environment: new AppEnvironmentBridge(),
		http: faults.into('http', new AppHttpBridge(!isBefore(version, '6.11'))),
		internal: new AppInternalBridge(stores),
		messages: faults.into('messages', new AppMessageBridge(stores)),
		persistence: faults.into('persistence', new AppPersistenceBridge(new AppPersistenceStore(stores.db))),
		rooms: faults.into('rooms', new AppRoomBridge(stores)),
		scheduler: new AppSchedulerBridge(new JobStore(stores.db), isReady),
		serverSettings: new AppServerSettingBridge(stores.settings),
		signing: signingKeys(new SecretStore(stores.db)),
		uiInteractions: faults.into('uiInteractions', new AppUiInteractionBridge(stores.events)),
		users: new AppUserBridge(stores),

		cloud: refusing(CloudWorkspaceBridge, 'cloud'),
		contacts: refusing(ContactBridge, 'contacts'),
		email: refusing(EmailBridge, 'email'),
		experimental: refusing(ExperimentalBridge, 'experimental features'),
		livechat: refusing(LivechatBridge, 'livechat'),
		moderation: refusing(ModerationBridge, 'moderation'),
		oauthApps: refusing(OAuthAppsBridge, 'OAuth apps'),
		outboundMessages: refusing(OutboundMessageBridge, 'outbound messages'),
		roles: refusing(RoleBridge, 'role descriptions'),
		threads: refusing(ThreadBridge, 'threads to read'),
		uploads: refusing(UploadBridge, 'uploads'),
		videoConferences: refusing(VideoConferenceBridge, 'video conferences'),
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
