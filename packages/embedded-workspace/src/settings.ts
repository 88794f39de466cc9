import { WorkspaceError } from './http/errors';
import type { ApiRoutes } from './http/routes';
import { adminOnly, open } from './http/routes';
import type { Db } from './store/Store';
import { DocumentStore } from './store/Store';
import type { Stores } from './stores';

/** A workspace setting. `value` may be anything on purpose: tests store broken values. */
export interface WorkspaceSetting {
	_id: string;
	value: unknown;
	packageValue: unknown;
	type: 'int' | 'string' | 'boolean';
	/** Readable by everyone, as most account settings are. */
	public: boolean;
	/** Hidden from apps and from `settings.public`. */
	secret?: boolean;
}

/**
 * The settings. An empty `Site_Url` reads as the address this process listens on: each of several processes on one
 * data folder has its own, and none is left pointing at one that has ended.
 */
export class SettingStore extends DocumentStore<WorkspaceSetting> {
	constructor(
		db: Db,
		private readonly ownAddress: () => string,
	) {
		super(db, 'settings', (setting) => setting._id);
	}

	override get(id: string): WorkspaceSetting | undefined {
		const setting = super.get(id);
		return setting && this.withAddress(setting);
	}

	override all(): WorkspaceSetting[] {
		return super.all().map((setting) => this.withAddress(setting));
	}

	/** Returns the value of a setting, `undefined` if there is no such setting. */
	value(id: string): unknown {
		return this.get(id)?.value;
	}

	/** Changes the value; `false` if there is no such setting. */
	setValue(id: string, value: unknown): boolean {
		const setting = super.get(id);
		if (setting) {
			this.put({ ...setting, value });
		}
		return setting !== undefined;
	}

	private withAddress(setting: WorkspaceSetting): WorkspaceSetting {
		return setting._id === 'Site_Url' && setting.value === '' ? { ...setting, value: this.ownAddress() } : setting;
	}
}

/** Workspace settings. A value is stored whatever its type, so that tests can break one. */
export function settingRoutes(stores: Stores): ApiRoutes {
	return {
		'settings.public': {
			GET: open(() => {
				const settings = stores.settings.all().filter((setting) => setting.public && !setting.secret);
				return { settings: settings.map(settingView), count: settings.length, offset: 0, total: settings.length };
			}),
		},
		'settings/:id': {
			GET: adminOnly(({ params }) => {
				const setting = stores.settings.get(params.id ?? '');
				if (!setting) {
					throw unknownSetting();
				}
				return settingView(setting);
			}),
			POST: adminOnly(({ params, body }) => {
				if (!('value' in body)) {
					throw new WorkspaceError("must have required property 'value'", 'invalid-params');
				}
				if (!stores.settings.setValue(params.id ?? '', body.value)) {
					throw unknownSetting();
				}
				return {};
			}),
		},
	};
}

function settingView({ _id, value }: WorkspaceSetting): object {
	return { _id, value };
}

function unknownSetting(): WorkspaceError {
	return new WorkspaceError('There is no setting of that id');
}
