import { createHash } from 'crypto';

import bcrypt from 'bcrypt';

/** Rocket.Chat's (Meteor's) way: bcrypt of the hex sha256 of the password. */
export function hashPassword(password: string, rounds: number): Promise<string> {
	return bcrypt.hash(digestOf(password), rounds);
}

export function passwordMatches(password: string, hash: string): Promise<boolean> {
	return bcrypt.compare(digestOf(password), hash);
}

function digestOf(password: string): string {
	return createHash('sha256').update(password).digest('hex');
}
