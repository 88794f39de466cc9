import { RemoteProblem } from './RemoteProblem';
import type { RemoteWorkspace } from './RemoteWorkspace';

/**
 * The address of a workspace as it is needed: without slashes at its end, query or fragment.
 * @throws RemoteProblem for what cannot be the address of a workspace
 */
export function workspaceAddress(text: string): string {
	const advice =
		'Give the address you open in the browser, such as https://chat.example.com or https://example.com/chat.';
	if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
		throw new RemoteProblem(`"${text}" is not the address of a workspace.`, advice);
	}
	const { origin, pathname, username, password } = new URL(text);
	if (username !== '' || password !== '') {
		throw new RemoteProblem('The address has a user or password in it.', advice);
	}
	return origin + pathname.replace(/\/+$/, '');
}

/**
 * Version of the workspace there, such as `8.0` or `6.5.3`.
 * @throws RemoteProblem where it is no Rocket.Chat, or lives elsewhere
 */
export async function workspaceVersion(rest: RemoteWorkspace): Promise<string> {
	const path = '/api/info';
	const { status, headers, body } = await rest.call<{ version: string }>('GET', path);
	const location = headers.get('location');
	if (status >= 300 && status < 400 && location !== null) {
		throw movedTo(rest.url, new URL(location, rest.url + path).href.replace(/(\/api\/info)?\/*(\?.*)?$/, ''));
	}
	if (status !== 200 || typeof body.version !== 'string') {
		throw new RemoteProblem(
			`No Rocket.Chat answers at ${rest.url}: GET ${path} gave HTTP ${status}.`,
			'Give the address you open in the browser, with its sub-path where it has one (https://example.com/chat).',
		);
	}
	return body.version;
}

function movedTo(from: string, to: string): RemoteProblem {
	return new RemoteProblem(
		`${from} redirects to ${to}.`,
		`Use --url ${to}. Where the app's setting "Workspace URL" has the old address, change it, too: a redirected request logs nobody out.`,
	);
}

/** Whether a version such as `6.5.3` is `major.minor` or later. */
export function isAtLeast(version: string, major: number, minor: number): boolean {
	const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
	return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
