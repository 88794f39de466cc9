import { WorkspaceError } from '../http/errors';
import { fieldsOf, requiredText } from '../http/requests';
import type { ApiRoutes } from '../http/routes';
import { adminOnly } from '../http/routes';
import type { Db } from '../store/Store';
import { DocumentStore, inTransaction } from '../store/Store';
import type { Stores } from '../stores';
import type { WorkspaceUser } from './users';

/** A permission, and the roles that have it. */
export interface Permission {
	_id: string;
	roles: string[];
}

/** The few permissions that routes here check by themselves. All other routes ask for the role `admin`. */
export class PermissionStore extends DocumentStore<Permission> {
	constructor(db: Db) {
		super(db, 'permissions', (permission) => permission._id);
	}

	isGranted(permissionId: string, user: WorkspaceUser): boolean {
		return this.get(permissionId)?.roles.some((role) => user.roles.includes(role)) ?? false;
	}
}

/** Which roles may do what. */
export function permissionRoutes(stores: Stores): ApiRoutes {
	return {
		'permissions.update': {
			POST: adminOnly(({ body }) => {
				if (!Array.isArray(body.permissions)) {
					throw new WorkspaceError('Invalid body params', 'error-invalid-body');
				}
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
	if (!Array.isArray(fields.roles)) {
		throw new WorkspaceError('Invalid body params', 'error-invalid-body');
	}
	return { _id: requiredText(fields, '_id'), roles: fields.roles.map(String) };
}
