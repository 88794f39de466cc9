import { deviceManagementSetting, markCurrentSessionSetting } from './accounts/sessions';
import { hashPassword } from './accounts/users';
import { relaySetting } from './rooms/LiveEvents';
import type { WorkspaceOptions } from './Workspace';
import { generalRoomId } from './rooms/rooms';
import type { WorkspaceSetting } from './settings';
import { randomId } from './store/Store';
import { inTransaction } from './store/Store';
import type { Stores } from './stores';
import type { WorkspaceUser } from './accounts/users';

const defaultSettings: WorkspaceSetting[] = [
	// Empty: the address each process listens on (SettingStore).
	setting('Site_Url', 'string', '', true),
	setting('Language', 'string', 'en', true),
	setting('Accounts_LoginExpiration', 'int', 90, true),
	setting('FileUpload_ProtectFiles', 'boolean', true, true),
	setting('Log_Level', 'string', '0', true),
	setting('API_Enable_Rate_Limiter', 'boolean', false, false),
	setting('API_Enable_Rate_Limiter_Limit_Calls_Default', 'int', 10, false),
	setting('API_Enable_Rate_Limiter_Limit_Time_Default', 'int', 60_000, false),
	{ ...setting(deviceManagementSetting, 'boolean', false, false), secret: true },
	{ ...setting(markCurrentSessionSetting, 'boolean', false, false), secret: true },
	{ ...setting(relaySetting, 'boolean', true, false), secret: true },
];

const defaultPermissions = [
	{ _id: 'create-personal-access-tokens', roles: ['admin', 'user'] },
	{ _id: 'user-generate-access-token', roles: ['admin'] },
	{ _id: 'logout-other-user', roles: ['admin'] },
];

/**
 * Fills a fresh data folder with what every Rocket.Chat has: settings, #general, `rocket.cat` and an administrator
 * (`admin`, password `admin`). Several processes may do so at once, and a restart changes nothing but what the options say.
 */
export async function seedDefaults(stores: Stores, options: WorkspaceOptions): Promise<void> {
	const adminPassword = stores.users.findByUsername('admin')
		? undefined
		: await hashPassword('admin', options.passwordRounds);
	inTransaction(stores.db, () => {
		for (const each of defaultSettings) {
			stores.settings.putIfMissing(each);
		}
		for (const each of defaultPermissions) {
			stores.permissions.putIfMissing(each);
		}
		stores.settings.setValue('API_Enable_Rate_Limiter', options.rateLimit);
		insertIfMissing(stores, defaultUser('rocket.cat', 'Rocket.Cat', 'bot', ['bot']));
		insertIfMissing(stores, defaultUser('admin', 'Administrator', 'user', ['admin', 'user']), adminPassword);
		stores.rooms.putIfMissing({
			_id: generalRoomId,
			t: 'c',
			name: 'general',
			usernames: ['rocket.cat', 'admin'],
			creatorId: 'rocket.cat',
		});
	});
}

function setting(_id: string, type: WorkspaceSetting['type'], value: unknown, isPublic: boolean): WorkspaceSetting {
	return { _id, value, packageValue: value, type, public: isPublic };
}

function insertIfMissing(stores: Stores, user: WorkspaceUser, passwordHash?: string): void {
	if (!stores.users.findByUsername(user.username)) {
		stores.users.insert(user, passwordHash);
	}
}

function defaultUser(username: string, name: string, type: WorkspaceUser['type'], roles: string[]): WorkspaceUser {
	return {
		_id: username === 'rocket.cat' ? username : randomId(),
		username,
		name,
		type,
		active: true,
		roles,
		emails: type === 'user' ? [{ address: `${username}@example.com`, verified: true }] : [],
		utcOffset: 0,
		createdAt: new Date().toISOString(),
		settings: { preferences: {} },
	};
}
