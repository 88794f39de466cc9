import { DocumentStore } from './DocumentStore';
import type { Db } from './Store';
import type { WorkspaceUser } from './UserStore';

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
