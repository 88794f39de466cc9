import { WorkspaceError } from '../../errors';
import type { Permission } from '../../store/PermissionStore';
import { inTransaction } from '../../store/Store';
import type { Stores } from '../../store/stores';
import type { ApiRoutes } from '../ApiRoute';
import { adminOnly } from '../ApiRoute';
import { fieldsOf, requiredText } from '../fields';

/** Which roles may do what. */
export function permissionRoutes(stores: Stores): ApiRoutes {
	return {
		'permissions.update': {
			POST: adminOnly(({ body }) => {
				if (!Array.isArray(body.permissions)) throw new WorkspaceError('Invalid body params', 'error-invalid-body');
				const changed = body.permissions.map(permissionOf);
				inTransaction(stores.db, () => {
					for (const permission of changed) {
						if (!stores.permissions.get(permission._id)) {
							throw new WorkspaceError('Invalid permission', 'error-invalid-permission');
						}
						stores.permissions.put(permission);
					}
				});
				return { permissions: stores.permissions.all() };
			}),
		},
	};
}

function permissionOf(value: unknown): Permission {
	const fields = fieldsOf(value);
	if (!Array.isArray(fields.roles)) throw new WorkspaceError('Invalid body params', 'error-invalid-body');
	return { _id: requiredText(fields, '_id'), roles: fields.roles.map(String) };
}
