/** A workspace setting. `value` may be anything on purpose: tests play broken values. */
export interface WorkspaceSetting {
	_id: string;
	value: unknown;
	packageValue: unknown;
	type: 'int' | 'string' | 'boolean';
	/** Readable by everyone, as most account settings are. */
	public: boolean;
	/** Hidden from apps and from `settings.public`. */
	secret?: boolean;
}

/** A channel (`c`), private group (`p`) or direct message room (`d`). */
export interface WorkspaceRoom {
	_id: string;
	t: 'c' | 'p' | 'd';
	name?: string;
	usernames: string[];
	creatorId: string;
}

/** A stored (not ephemeral) message. */
export interface WorkspaceMessage {
	_id: string;
	rid: string;
	/** ISO 8601. */
	ts: string;
	u: { _id: string; username: string; name: string };
	msg: string;
	tmid?: string;
	attachments?: unknown[];
	blocks?: unknown[];
}
