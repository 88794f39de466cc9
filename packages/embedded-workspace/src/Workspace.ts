import type { Server } from 'http';
import { createServer } from 'http';
import type { AddressInfo } from 'net';

import { seedDefaults } from './defaults';
import type { AppLogLine } from './apps/appLog';
import { AppsHost } from './apps/AppsHost';
import { httpApp } from './server';
import { LiveEvents } from './rooms/LiveEvents';
import { openStore } from './store/Store';
import { storesOf } from './stores';

/** How an embedded workspace runs. */
export interface WorkspaceOptions {
	/** Folder of the database; processes that share it are instances of one workspace. */
	dataFolder: string;
	/** Port on 127.0.0.1; 0 takes a free one. */
	port: number;
	/** The Rocket.Chat to emulate, such as `6.5` or `8.0`. The README says what depends on it. */
	version: string;
	/** The REST rate limit: 10 calls per 60 s per route and address. */
	rateLimit: boolean;
	/** bcrypt cost of new passwords: 10 in Rocket.Chat; tests that make many users take fewer. */
	passwordRounds: number;
	/** Called with each line that apps log. */
	onAppLog?: (line: AppLogLine) => void;
}

/** A running workspace. */
export interface Workspace {
	/** Where it listens, without a slash at the end. */
	url: string;
	/** Ends connections and app runtimes and closes the database. */
	stop(): Promise<void>;
}

/**
 * Starts an embedded workspace; resolves when its installed apps are enabled.
 *
 * It listens before the apps start, because an app may call its workspace while it is being enabled.
 * @throws the error of `listen` (`code` EADDRINUSE if the port is taken).
 */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
	const db = openStore(options.dataFolder);
	let url = '';
	const stores = storesOf(db, () => url);
	const live = new LiveEvents(stores);
	const host = deferred<AppsHost>();
	const server = createServer(httpApp({ stores, options, live, appsHost: host.promise }));
	// Node's five seconds end a connection just when a client that was busy for so long uses it again.
	server.keepAliveTimeout = 120_000;
	const closeStore = (): void => void db.close();
	try {
		await seedDefaults(stores, options);
		// Not localhost: another server may listen on ::1 at the same port.
		url = `http://127.0.0.1:${await listen(server, options.port)}`;
		host.resolve(await AppsHost.start(stores, options));
	} catch (error) {
		await closeServer(server);
		closeStore();
		throw error;
	}
	return {
		url,
		async stop() {
			live.close();
			await closeServer(server);
			await (await host.promise).stop();
			closeStore();
		},
	};
}

function listen(server: Server, port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
	});
}

/** Ends all connections at once: a call into an app that hangs must not keep the workspace from stopping. */
function closeServer(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
	let resolve: (value: T) => void = () => undefined;
	const promise = new Promise<T>((done) => (resolve = done));
	return { promise, resolve };
}
