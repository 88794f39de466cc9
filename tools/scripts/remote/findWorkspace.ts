import { RemoteProblem } from './RemoteProblem';
import { answerInFront, RemoteWorkspace } from './RemoteWorkspace';

export interface FoundWorkspace {
	rest: RemoteWorkspace;
	/** Such as `8.0` or `6.5.3`. */
	version: string;
	/** What to say if the workspace is at another address than the one that was given. */
	note?: string;
}

/** What a gateway, a firewall or a broken proxy answers. Rocket.Chat itself shows its version to everybody. */
const refusals = [401, 403, 407, 502, 503, 504];

/** Deeper sub-paths than that are parts of the client, such as `/channel/general/thread/…`. */
const maxDepth = 5;

/**
 * Finds the workspace at an address as people copy it from the browser: with a page of the client, a query or a fragment
 * behind it. Nothing but `GET /api/info` is sent.
 * @throws RemoteProblem if there is none, with what to do
 */
export async function findWorkspace(text: string): Promise<FoundWorkspace> {
	const [given, ...shorter] = candidatesFor(text);
	let problem: RemoteProblem | undefined;
	for (const url of [given, ...shorter]) {
		const rest = new RemoteWorkspace(url);
		const seen = await lookAt(rest);
		if (typeof seen === 'string') {
			const note = url === given ? undefined : `The workspace is at ${url}, not at ${given}.`;
			return { rest, version: seen, ...(note !== undefined && { note }) };
		}
		problem ??= seen;
	}
	throw problem ?? noWorkspace([given, ...shorter]);
}

/**
 * Returns the address without slashes at its end, query and fragment.
 * @throws RemoteProblem for what cannot be the address of a workspace
 */
export function workspaceAddress(text: string): string {
	return candidatesFor(text)[0];
}

/** Returns the address itself, then with one part of its path less each time, down to the host alone. */
function candidatesFor(text: string): string[] {
	const advice =
		'Give the address you open in the browser, such as https://chat.example.com or https://example.com/chat.';
	if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
		throw new RemoteProblem(`"${text}" is not the address of a workspace.`, advice);
	}
	const { origin, pathname, username, password } = new URL(text);
	if (username !== '' || password !== '') {
		throw new RemoteProblem('The address has a user or password in it.', advice);
	}
	const parts = pathname.split('/').filter((part) => part !== '');
	const depth = Math.min(parts.length, maxDepth);
	return Array.from({ length: depth + 1 }, (_, less) => [origin, ...parts.slice(0, depth - less)].join('/'));
}

function noWorkspace(urls: string[]): RemoteProblem {
	return new RemoteProblem(
		`No Rocket.Chat answers at ${urls.join(' or ')}.`,
		'Give the address you open in the browser, with its sub-path if it has one (https://example.com/chat).',
	);
}

/**
 * Returns the version of the workspace there, a problem if something redirects or refuses the request, or `undefined` if it is
 * something else.
 */
async function lookAt(rest: RemoteWorkspace): Promise<string | RemoteProblem | undefined> {
	const path = '/api/info';
	const answer = await rest.call<{ version: string }>('GET', path);
	const { status, headers, body } = answer;
	if (refusals.includes(status)) {
		return answerInFront(`The request for ${rest.url + path}`, answer);
	}
	if (status === 200 && typeof body.version === 'string' && /^\d+\.\d+/.test(body.version)) {
		return body.version;
	}
	const location = headers.get('location');
	if (status < 300 || status >= 400 || location === null || !URL.canParse(location, rest.url + path)) {
		return undefined;
	}
	const target = new URL(location, rest.url + path);
	// Anything else is a page of a proxy, such as one to log in at.
	if (!target.pathname.endsWith(path)) {
		return undefined;
	}
	const to = target.origin + target.pathname.slice(0, -path.length);
	return new RemoteProblem(
		`${rest.url} redirects to ${to}.`,
		`Use --url ${to}. If the app's setting "Workspace URL" has the old address, change it, too: the app does not work through a redirect.`,
	);
}
