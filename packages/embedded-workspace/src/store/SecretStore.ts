import type { Db } from './Store';

/** Small values by name that the workspace itself needs: key pairs, hashes of OAuth tokens. */
export class SecretStore {
	constructor(private readonly db: Db) {}

	get(name: string): string | undefined {
		const row = this.db.prepare('SELECT value FROM secrets WHERE name = ?').get(name);
		return row ? (row as { value: string }).value : undefined;
	}

	put(name: string, value: string): void {
		this.db
			.prepare(
				'INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
			)
			.run(name, value);
	}

	/** Returns the value of that name, made with `make` if there is none. Of several processes the first one's value counts. */
	getOrMake(name: string, make: () => string): string {
		const known = this.get(name);
		if (known !== undefined) {
			return known;
		}
		this.db.prepare('INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING').run(name, make());
		return this.getOrMake(name, make);
	}
}
