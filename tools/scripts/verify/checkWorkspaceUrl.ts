import { isIPv4, isIPv6 } from 'net';

import type { Credentials } from '../remote/RemoteWorkspace';
import { asObject } from '../remote/RemoteWorkspace';
import type { Verification } from './Verification';
import { adminAdvice, appId } from './Verification';

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
	if (!URL.canParse(url) || !isAtHome(new URL(url).hostname, new URL(rest.url).hostname)) {
		const text = `The app calls ${url}. Login tokens go there, and it is neither ${rest.url} nor in a private network.`;
		return report.warning(id, text, `If that is not this server, correct "Workspace URL": ${where}.`);
	}
	if (rest.url.startsWith('https:') && url.startsWith('http:') && new URL(url).host === new URL(rest.url).host) {
		const text = `The app calls ${url}, without https. If that redirects to https, the app logs nothing out.`;
		return report.warning(id, text, `Set "Workspace URL" to the https address: ${where}.`);
	}
	report.ok(id, `The app calls the workspace at ${url}.`);
}

/** Returns whether a host is the workspace's own, this machine, or in a private network. */
function isAtHome(host: string, own: string): boolean {
	const address = host.replace(/^\[|\]$/g, '');
	if (isIPv4(address)) {
		return host === own || /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\./.test(address);
	}
	if (isIPv6(address)) {
		return host === own || /^(::1$|f[cd]|fe[89ab])/i.test(address);
	}
	// Names without a dot are those of containers and of a company's own network.
	return host === own || !host.includes('.') || /\.(localhost|local|internal|lan|home\.arpa)$/i.test(host);
}
