import { RemoteProblem } from './RemoteProblem';
import type { RemoteAnswer } from './RemoteWorkspace';
import { asObject } from './RemoteWorkspace';

/** Returns whether Rocket.Chat itself refused: a proxy or gateway in front has pages or JSON of its own. */
export function isRefusalOfRocketChat({ status, body }: RemoteAnswer): boolean {
	const said = asObject(body);
	return status >= 400 && (said.status === 'error' || said.success === false);
}

/**
 * Explains an answer that is not Rocket.Chat's.
 * @param what was asked, such as `The login`
 */
export function answerInFront(what: string, { status, headers }: RemoteAnswer): RemoteProblem {
	const location = headers.get('location');
	const to = location === null ? '' : `, to ${location}`;
	return new RemoteProblem(
		`${what} was answered with HTTP ${status}${to}, but not by Rocket.Chat.`,
		'Something in front of it answers: a reverse proxy, a gateway or a firewall. It has to let this address through without a login of its own.',
	);
}
