import { WorkspaceError } from '../../errors';
import type { WorkspaceSetting } from '../../store/documents';
import type { Stores } from '../../store/stores';
import type { ApiRoutes } from '../ApiRoute';
import { adminOnly, open } from '../ApiRoute';

/** Workspace settings. A value is stored whatever its type, so that broken ones can be played. */
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
				if (!setting) throw unknownSetting();
				return settingView(setting);
			}),
			POST: adminOnly(({ params, body }) => {
				if (!('value' in body)) throw new WorkspaceError("must have required property 'value'", 'invalid-params');
				if (!stores.settings.setValue(params.id ?? '', body.value)) throw unknownSetting();
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
