import { randomBytes } from 'crypto';

/** A workspace keeps this many login tokens of a user and drops the oldest for a new one: older logins mean nothing. */
export const mostLogins = 50;

/** Users remembered; for those that fall out, retention does what is left. */
const mostUsers = 10_000;

interface Batches {
	tag: string;
	size: number;
	/** Of the logins before; complete. */
	before?: string;
}

/**
 * Lets the ledger drop what is too old to matter without reading it: logins are tagged in batches, and once a newer batch
 * holds as many as a workspace keeps, the one before it can go. Per process, and only a saving: what a process that has
 * ended left behind goes with its day.
 */
export class LedgerBatches {
	private readonly ofUser = new Map<string, Batches>();

	/** The tag of a user's next login. */
	tagFor(userId: string): string {
		const known = this.ofUser.get(userId) ?? { tag: newTag(), size: 0 };
		const batches = known.size < mostLogins ? known : { tag: newTag(), size: 0, before: known.tag };
		// Set anew, so that those who log in most are the last to be forgotten.
		this.ofUser.delete(userId);
		this.ofUser.set(userId, batches);
		this.forgetOldest();
		return batches.tag;
	}

	/** A login with that tag has been stored; gives the tag of those that can go now. */
	stored(userId: string, tag: string): string | undefined {
		const batches = this.ofUser.get(userId);
		if (batches?.tag !== tag) {
			return undefined;
		}
		batches.size++;
		const surplus = batches.size === mostLogins ? batches.before : undefined;
		if (surplus) {
			batches.before = undefined;
		}
		return surplus;
	}

	private forgetOldest(): void {
		if (this.ofUser.size > mostUsers) {
			const [oldest] = this.ofUser.keys();
			this.ofUser.delete(oldest);
		}
	}
}

function newTag(): string {
	return `logins-batch-${randomBytes(9).toString('hex')}`;
}
