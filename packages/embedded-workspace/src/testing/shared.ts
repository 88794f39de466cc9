import { once } from 'events';
import { createServer, type Server } from 'http';
import type { AddressInfo } from 'net';

/** What the workers of jest have in common, described in JSON, and how it ends. */
export interface Shared {
	description: object;
	stop(): Promise<void>;
}

const starters: Record<string, () => Promise<Shared>> = {};
let offer: Server | undefined;
const offered = new Map<string, Promise<Shared>>();

/** Starts things for the workers of jest when they ask for them: a run of one test file needs one of them, or none. */
export async function offerShared(more: typeof starters): Promise<void> {
	Object.assign(starters, more);
	if (offer) {
		return;
	}
	offer = createServer(({ url: path = '' }, res) => {
		const [, kind = ''] = path.split('/');
		const shared = offered.get(path) ?? starters[kind]();
		offered.set(path, shared);
		shared.then(
			({ description }) => res.end(JSON.stringify(description)),
			(error) => res.writeHead(500).end(String(error)),
		);
	}).listen(0, '127.0.0.1');
	// Node's five seconds end a connection just when a worker that was busy for so long uses it again.
	offer.keepAliveTimeout = 600_000;
	await once(offer, 'listening');
	process.env.SHARED = `http://127.0.0.1:${(offer.address() as AddressInfo).port}`;
}

/**
 * Returns the description of what is shared under this path, which begins with a kind of `offerShared`.
 * @throws Error with what went wrong if it could not be started
 */
export async function shared<Description>(path: string): Promise<Description> {
	const answer = await fetch(`${process.env.SHARED}/${path}`);
	if (!answer.ok) {
		throw new Error(await answer.text());
	}
	return (await answer.json()) as Description;
}

export async function stopShared(): Promise<void> {
	offer?.close();
	offer?.closeAllConnections();
	offer = undefined;
	const all = [...offered.values()];
	offered.clear();
	await Promise.all(all.map((each) => each.then(({ stop }) => stop()).catch(() => undefined)));
}
