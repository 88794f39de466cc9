import { isElsewhere } from '../../../src/settings/workspaceUrl';
import { appId } from '../../harness/appWorkspace';
import type { Credentials } from '../remote/RemoteWorkspace';
import { asObject } from '../remote/RemoteWorkspace';
import type { Verification } from './Verification';
import { adminAdvice } from './Verification';

const where = 'Marketplace > Private apps > Logout Others > Settings';

/** Checks where the app sends login tokens, if this user may see that. */
export async function checkWorkspaceUrl({ rest, report, account }: Verification, creds: Credentials): Promise<void> {
	const id = 'workspace-url';
	const answer = await rest.call<{ settings: object }>('GET', `/api/apps/${appId}/settings`, { creds });
	if (answer.status !== 200) {
		return report.unknown(id, `${account.user} may not see the settings of the app.`, adminAdvice);
	}
	// A setting that nobody has changed yet has no value but that of the package.
	const { value, packageValue } = asObject(asObject(answer.body.settings).workspace_url);
	const url = String(value ?? packageValue ?? '');
	if (url === '') {
		return report.ok(id, 'The app calls the workspace at its Site_Url.');
	}
	if (isElsewhere(url, rest.url)) {
		const text = `The app calls ${url}. Login tokens go there, and it is neither ${rest.url} nor in a private network.`;
		return report.warning(id, text, `If that is not this server, correct "Workspace URL": ${where}.`);
	}
	if (rest.url.startsWith('https:') && url.startsWith('http:') && new URL(url).host === new URL(rest.url).host) {
		const text = `The app calls ${url}, without https. If that redirects to https, the app logs nothing out.`;
		return report.warning(id, text, `Set "Workspace URL" to the https address: ${where}.`);
	}
	report.ok(id, `The app calls the workspace at ${url}.`);
}
