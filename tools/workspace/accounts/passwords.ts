import { createHash } from 'crypto';

import bcrypt from 'bcrypt';

/** A password as a login sends it: in clear, or as the hex sha256 that Rocket.Chat's own clients make of it. */
export type SentPassword = string | { digest: string };

/** Rocket.Chat's (Meteor's) way: bcrypt of the hex sha256 of the password. */
export function hashPassword(password: SentPassword, rounds: number): Promise<string> {
	return bcrypt.hash(digestOf(password), rounds);
}

export function passwordMatches(password: SentPassword, hash: string): Promise<boolean> {
	return bcrypt.compare(digestOf(password), hash);
}

function digestOf(password: SentPassword): string {
	return typeof password === 'string' ? createHash('sha256').update(password).digest('hex') : password.digest;
}
