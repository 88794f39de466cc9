import type { IPermission } from '@rocket.chat/apps-engine/definition/permissions/IPermission';
import type { Request } from 'express';

import { WorkspaceError } from '../../errors';
import { fieldsOf, optionalText } from '../fields';

export interface UploadedPackage {
	zip: Buffer;
	/** What the administrator agreed to; undefined grants the engine's default permissions. */
	permissionsGranted?: IPermission[];
}

/**
 * Returns the package in a multipart request: the file `app` and the text `permissions`, a JSON list.
 * @throws WorkspaceError if there is no file or the permissions are not such a list
 */
export function uploadedPackage(req: Request): UploadedPackage {
	const files = Array.isArray(req.files) ? req.files : [];
	const zip = files.find((file) => file.fieldname === 'app')?.buffer;
	if (!zip) throw new WorkspaceError('Failed to get a file to install for the App. ');
	const permissions = optionalText(fieldsOf(req.body), 'permissions');
	return permissions === undefined ? { zip } : { zip, permissionsGranted: parsed(permissions) };
}

function parsed(text: string): IPermission[] {
	const refusal = new WorkspaceError('The permissions must be a JSON list of objects with a name.');
	try {
		const list: unknown = JSON.parse(text);
		if (Array.isArray(list) && list.every(isPermission)) return list;
	} catch {
		throw refusal;
	}
	throw refusal;
}

function isPermission(value: unknown): value is IPermission {
	return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}
