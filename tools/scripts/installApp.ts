import type { InstalledApp } from './remote/installedApp';
import { logIn, logOut } from './remote/login';
import { RemoteWorkspace } from './remote/RemoteWorkspace';
import { uploadApp } from './remote/uploadApp';

/** Installs or updates a packaged app as the administrator of an embedded workspace. @param zip content of the package */
export async function installApp(url: string, zip: Buffer): Promise<InstalledApp> {
	const rest = new RemoteWorkspace(url);
	const creds = await logIn(rest, { user: 'admin', password: 'admin' });
	try {
		return await uploadApp(rest, creds, zip);
	} finally {
		await logOut(rest, creds);
	}
}
