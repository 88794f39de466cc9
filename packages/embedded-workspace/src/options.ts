/** How an embedded workspace runs. */
export interface WorkspaceOptions {
	/** Folder of the database; shared by all processes that play instances of one workspace. */
	dataFolder: string;
	/** Port on 127.0.0.1; 0 takes a free one. */
	port: number;
	/** The Rocket.Chat that is played, e.g. `6.5` or `8.0`; below 6.11 it has the seconds bug of logoutOtherClients. */
	version: string;
	/** The REST rate limit: 10 calls per 60 s per route and address. */
	rateLimit: boolean;
	/** bcrypt cost of new passwords: 10 in Rocket.Chat; tests that make many users take fewer. */
	passwordRounds: number;
}
