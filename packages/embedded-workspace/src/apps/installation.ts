import { AppStatus } from '@rocket.chat/apps-engine/definition/AppStatus';
import type { IPermission } from '@rocket.chat/apps-engine/definition/permissions/IPermission';
import type { AppFabricationFulfillment } from '@rocket.chat/apps-engine/server/compiler';
import type { Request } from 'express';

import type { WorkspaceUser } from '../accounts/users';
import { WorkspaceError } from '../http/errors';
import { fieldsOf, optionalText } from '../http/requests';
import { Answer } from '../http/routes';
import { installedApp } from './administration';
import type { AppsHost } from './AppsHost';
import { userForApps } from './bridges/users';

/**
 * Installs a package and enables the app.
 * @throws WorkspaceError if the app is installed already, and what the engine throws at a broken package
 */
export async function installApp(
	host: AppsHost,
	{ zip, permissionsGranted }: UploadedPackage,
	user: WorkspaceUser,
): Promise<object> {
	// Asked before the engine is, which would replace the stored package first and only then refuse.
	const { info } = await host.manager.getParser().unpackageApp(zip);
	if (await host.manager.getStorage().retrieveOne(info.id)) {
		throw new WorkspaceError('App already exists.');
	}
	const options = { enable: true, permissionsGranted, user: userForApps(user) };
	return resultOf(await host.change(info.id, () => host.manager.add(zip, options)));
}

/**
 * Replaces an installed app by another version of it. As in Rocket.Chat, the answer says `auto_enabled`, and the app is
 * out of service for a moment after it.
 */
export async function updateApp(
	host: AppsHost,
	appId: string,
	{ zip, permissionsGranted }: UploadedPackage,
	user: WorkspaceUser,
): Promise<object> {
	const { info } = await host.manager.getParser().unpackageApp(zip);
	if (info.id !== installedApp(host, appId).getID()) {
		throw new WorkspaceError(`The package is of another app: ${info.id}.`);
	}
	// Undefined revokes what was granted: the engine's type does not say so, its code does.
	const granted = permissionsGranted as Parameters<typeof host.manager.update>[1];
	const options = { loadApp: true, user: userForApps(user) };
	const made = await host.change(appId, () => host.manager.update(zip, granted, options));
	host.restart(appId);
	return resultOf(made, AppStatus.AUTO_ENABLED);
}

/** Removes an app with its records, settings and user. */
export async function removeApp(host: AppsHost, appId: string, user: WorkspaceUser): Promise<object> {
	const app = installedApp(host, appId);
	await host.change(appId, () => host.manager.remove(app.getID(), { user: userForApps(user) }));
	return { app: { ...app.getInfo(), status: 'disabled' } };
}

/** Returns what the engine made of a package, as Rocket.Chat answers it: the app, or why it could not be stored. */
async function resultOf(made: AppFabricationFulfillment, status?: AppStatus): Promise<object> {
	if (made.hasStorageError()) {
		return refusal('storage_error', [made.getStorageError()]);
	}
	if (made.hasAppUserError()) {
		return refusal('app_user_error', [JSON.stringify(made.getAppUserError())]);
	}
	return {
		app: { ...made.getAppInfo(), status: status ?? (await made.getApp().getStatus()) },
	};
}

function refusal(status: string, messages: string[]): Answer {
	return new Answer(400, { status, messages, success: false });
}

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
	if (!zip) {
		throw new WorkspaceError('Failed to get a file to install for the App. ');
	}
	const permissions = optionalText(fieldsOf(req.body), 'permissions');
	return permissions === undefined ? { zip } : { zip, permissionsGranted: parsed(permissions) };
}

function parsed(text: string): IPermission[] {
	const refusal = new WorkspaceError('The permissions must be a JSON list of objects with a name.');
	try {
		const list: unknown = JSON.parse(text);
		if (Array.isArray(list) && list.every(isPermission)) {
			return list;
		}
	} catch {
		throw refusal;
	}
	throw refusal;
}

function isPermission(value: unknown): value is IPermission {
	return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}
